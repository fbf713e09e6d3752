// Repeats the head of a message at the top of the view when its own head is above it, so that the speaker of a long
// message stays visible.
import { useStore } from 'zustand';
import type { TranscriptModel } from './model.ts';
import styles from './TranscriptReader.module.css';

const whole = new Intl.NumberFormat('en');

export function KeptHead({ model }: { model: TranscriptModel }) {
  const message = useStore(model, (state) => state.headless);
  const about = useStore(model, ({ head }) => (message === null ? undefined : head.skeleton[message]));
  if (message === null || about === undefined) return null;
  const { role, name } = about;
  return (
    <div className={styles.kept} data-testid="kept-head" aria-hidden>
      <div>
        <p>
          <b>{role}</b>
          <span>{whole.format(message + 1)}</span>
          {name !== null && name !== role && <span>{name}</span>}
        </p>
      </div>
    </div>
  );
}
