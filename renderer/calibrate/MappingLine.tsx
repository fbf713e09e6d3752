// The mapping of the grader in one line, with its version. Every figure below depends on it.
import type { SavedMapping } from '../../contract/mapping.ts';
import type { Dimension } from '../../contract/rubric.ts';
import { Button } from '../parts/Button.tsx';
import { scoreText } from '../parts/estimates.ts';
import styles from './Grader.module.css';

export interface MappingLineProps {
  mapping: SavedMapping;
  dimension: Dimension;
  onChange: () => void;
}

export function MappingLine({ mapping, dimension, onChange }: MappingLineProps) {
  const { cuts, words, below, score_dimension, grader, version, created_at } = mapping;
  const nameOf = (level: number): string =>
    `${level} ${dimension.levels.find(({ value }) => value === level)?.name ?? ''}`.trim();
  const isOwn = created_at === '';
  return (
    <div className={styles.mapping} data-testid="mapping">
      <p>
        <b>{score_dimension}</b> of {grader} is read as {dimension.title}
        {isOwn ? ' needs no mapping: its scores are the levels' : ''}
      </p>
      {!isOwn && (
        <ul className={styles.cuts}>
          {below?.used === true && (
            <li>
              below {scoreText(cuts[0]?.from ?? 0)}: {nameOf(below.level)}
            </li>
          )}
          {cuts.map(({ from, level }) => (
            <li key={from}>
              {scoreText(from)} or more: {nameOf(level)}
            </li>
          ))}
          {Object.entries(words).map(([word, level]) => (
            <li key={word}>
              “{word}”: {nameOf(level)}
            </li>
          ))}
        </ul>
      )}
      {!isOwn && <span className={styles.version}>version {version}</span>}
      <Button variant="quiet" onPress={onChange} data-testid="change-mapping">
        Change…
      </Button>
    </div>
  );
}
