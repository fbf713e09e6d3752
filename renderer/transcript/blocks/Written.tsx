// Text drawn as it is stored.
import { Words } from './Words.tsx';
import styles from './Piece.module.css';

export const Written = ({ text }: { text: string }) => (
  <pre className={styles.written} dir="auto">
    <Words text={text} />
  </pre>
);
