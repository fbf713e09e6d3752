// Shows the problems reported by `tellProblem`; mounted once, by the frame.
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';
import { putAway, useTrouble } from './trouble.ts';
import styles from './Trouble.module.css';

export function Trouble() {
  const { problem } = useTrouble();
  if (problem === null) return null;
  return (
    <div className={styles.strip}>
      <Notice problem={problem} actions={<Button onPress={putAway}>Close</Button>} />
    </div>
  );
}
