// Form for a population whose files this machine cannot read: its columns are typed, and another engine counts.
import { Plus, X } from 'lucide-react';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { IconButton } from '../../parts/IconButton.tsx';
import { ScoreFields } from './Columns.tsx';
import { NO_SCORE } from './columns.ts';
import type { ElsewhereDraft } from './elsewhere.ts';
import styles from './Population.module.css';

export interface ElsewhereProps {
  draft: ElsewhereDraft;
  disabled: boolean;
  onChange: (draft: ElsewhereDraft) => void;
}

export function Elsewhere({ draft, disabled, onChange }: ElsewhereProps) {
  const field = (
    part: 'from' | 'scoresFrom' | 'id' | 'facets',
    label: string,
    more: { hint?: string; rows?: number },
  ) => (
    <Field
      {...more}
      label={label}
      value={draft[part]}
      disabled={disabled}
      onChange={(text) => onChange({ ...draft, [part]: text })}
    />
  );
  return (
    <div className={styles.stack}>
      <div className={styles.pair}>
        {field('from', 'Where the units lie', {
          rows: 2,
          hint: 'Parquet or JSONL, as the engine names it; one a line.',
        })}
        {field('scoresFrom', 'Where their scores lie', { rows: 2, hint: 'Empty: in the same rows as the units.' })}
        {field('id', 'Column with the id of a unit', {})}
        {field('facets', 'Facets', { hint: 'Separated by commas; name=column where the column is called otherwise.' })}
      </div>
      {draft.scores.map((score, at) => (
        // scores have no identity except their position
        <div key={at} className={styles.score}>
          <Field
            label="Column of the score"
            value={score.column}
            disabled={disabled}
            onChange={(column) =>
              onChange({ ...draft, scores: draft.scores.map((one) => (one === score ? { ...one, column } : one)) })
            }
          />
          <ScoreFields
            score={score}
            disabled={disabled}
            onChange={(changed) =>
              onChange({ ...draft, scores: draft.scores.map((one) => (one === score ? changed : one)) })
            }
          />
          <IconButton
            label="Remove this score"
            onPress={() => onChange({ ...draft, scores: draft.scores.filter((one) => one !== score) })}
          >
            <X />
          </IconButton>
        </div>
      ))}
      <div>
        <Button
          icon={<Plus aria-hidden />}
          isDisabled={disabled}
          onPress={() => onChange({ ...draft, scores: [...draft.scores, { ...NO_SCORE }] })}
        >
          Add a score
        </Button>
      </div>
    </div>
  );
}
