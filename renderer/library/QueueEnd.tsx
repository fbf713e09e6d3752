// The end of every form that makes a queue: blind or not, and the button.
import { Button } from '../parts/Button.tsx';
import { Switch } from '../parts/Switch.tsx';
import styles from './QueueDialog.module.css';

export interface QueueEndProps {
  blind: boolean;
  onBlind: (blind: boolean) => void;
  /** The text of the button. */
  action: string;
  ready: boolean;
  onClose: () => void;
}

export function QueueEnd({ blind, onBlind, action, ready, onClose }: QueueEndProps) {
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
      <footer className={styles.actions}>
        <Button onPress={onClose}>Cancel</Button>
        <Button variant="primary" type="submit" isDisabled={!ready}>
          {action}
        </Button>
      </footer>
    </div>
  );
}
