// The line above a message: speaker, number, time, and anything unusual about it.
import { Copy, Link } from 'lucide-react';
import type { SkeletonMessage } from '../../../contract/skeleton.ts';
import styles from './MessageHead.module.css';

const time = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const whole = new Intl.NumberFormat('en');

const clock = (at: string): string => {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : time.format(date);
};

export interface MessageHeadProps {
  message: SkeletonMessage;
  number: number;
  hidden: boolean;
  onOpen: () => void;
  onCopy: () => void;
  onCopyLink: () => void;
}

export function MessageHead({ message, number, hidden, onOpen, onCopy, onCopyLink }: MessageHeadProps) {
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
      {prefilled && <span className={styles.note}>prefilled: not written by the model</span>}
      {branch !== '' && (
        <button type="button" className={styles.note} aria-expanded={!hidden} onClick={onOpen} tabIndex={-1}>
          rolled back ({branch}) · {hidden ? 'show' : 'hide'}
        </button>
      )}
      <span className={styles.actions}>
        <button type="button" onClick={onCopy} tabIndex={-1} aria-label="Copy message" title="Copy message">
          <Copy />
        </button>
        <button type="button" onClick={onCopyLink} tabIndex={-1} aria-label="Copy link" title="Copy link to message">
          <Link />
        </button>
      </span>
    </div>
  );
}
