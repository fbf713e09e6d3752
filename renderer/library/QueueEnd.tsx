// The end of a queue's form, however its transcripts are chosen: blind or not, the error, and the button that makes it.
import { Button } from '../parts/Button.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { Switch } from '../parts/Switch.tsx';
import styles from './QueueDialog.module.css';

export interface QueueEndProps {
  blind: boolean;
  onBlind: (blind: boolean) => void;
  /** The error of making it; null without one. */
  error: Error | null;
  /** What the button says. */
  action: string;
  ready: boolean;
  onClose: () => void;
}

export function QueueEnd({ blind, onBlind, error, action, ready, onClose }: QueueEndProps) {
  return (
    <div className={styles.end}>
      <div>
        <Switch on={blind} onChange={onBlind}>
          Blind
        </Switch>
        <p className={styles.hint}>
          {blind
            ? 'Grader scores and other raters’ labels stay hidden until the rater has submitted.'
            : 'Raters see grader scores and other raters’ labels while they label.'}
        </p>
      </div>
      {error !== null && <Notice problem={problemOf(error)} />}
      <footer className={styles.actions}>
        <Button onPress={onClose}>Cancel</Button>
        <Button variant="primary" type="submit" isDisabled={!ready}>
          {action}
        </Button>
      </footer>
    </div>
  );
}
