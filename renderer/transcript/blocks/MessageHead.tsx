// The line above a message: who speaks, which number, when, and what is unusual about it.
import type { SkeletonMessage } from '../../../contract/skeleton.ts';
import styles from './MessageHead.module.css';

const time = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const whole = new Intl.NumberFormat('en');

const clock = (at: string): string => {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : time.format(date);
};

export function MessageHead({
  message,
  number,
  characters,
  hidden,
  onOpen,
}: {
  message: SkeletonMessage;
  number: number;
  /** Those that may be seen. */
  characters: number;
  hidden: boolean;
  onOpen: () => void;
}) {
  const { role, name, model, at, branch, prefilled } = message;
  return (
    <div className={`${styles.head} ${branch === '' ? '' : styles.rolled}`}>
      <span className={styles.role}>{role}</span>
      <span>{whole.format(number)}</span>
      {name !== null && name !== role && <span>{name}</span>}
      {model !== null && <span className={styles.model}>{model}</span>}
      {at !== null && (
        <time dateTime={at} title={at}>
          {clock(at)}
        </time>
      )}
      <span>{whole.format(characters)} characters</span>
      {prefilled && <span className={styles.note}>prefilled: not the model’s own words</span>}
      {branch !== '' && (
        <button type="button" className={styles.note} aria-expanded={!hidden} onClick={onOpen} tabIndex={-1}>
          rolled back ({branch}) · {hidden ? 'show' : 'hide'}
        </button>
      )}
    </div>
  );
}
