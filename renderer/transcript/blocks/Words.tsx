// Text that shows its bidirectional control characters, which are invisible and would change the order in which it is
// shown.
import { memo, type ReactNode } from 'react';
import styles from './Words.module.css';

const CONTROLS: Readonly<Record<string, string>> = {
  '\u061c': 'ALM',
  '\u200e': 'LRM',
  '\u200f': 'RLM',
  '\u202a': 'LRE',
  '\u202b': 'RLE',
  '\u202c': 'PDF',
  '\u202d': 'LRO',
  '\u202e': 'RLO',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
};
const CONTROL = /([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])/;

/** The text, with each bidirectional control replaced by its name in a span of its own, so that it has no effect. */
export const Words = memo(function Words({ text }: { text: string }): ReactNode {
  if (!CONTROL.test(text)) return text;
  return text.split(CONTROL).map((part, at) => {
    const name = CONTROLS[part];
    if (name === undefined) return part;
    return (
      <span key={at} className={styles.control} data-control={name} title={`control character ${name}`}>
        {part}
      </span>
    );
  });
});
