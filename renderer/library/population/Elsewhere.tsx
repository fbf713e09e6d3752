// A population whose files this machine does not see: its columns are typed, and another engine counts.
import { Plus, X } from 'lucide-react';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { IconButton } from '../../parts/IconButton.tsx';
import type { PopulationSource } from '../../../contract/population.ts';
import { ScoreFields } from './Columns.tsx';
import { columnsOf, facetsText, draftOf, NO_SCORE, readFacets, type ColumnsDraft } from './columns.ts';
import styles from './Population.module.css';

/** What is typed; facets as one text, paths one a line. */
export interface ElsewhereDraft extends Omit<ColumnsDraft, 'facets'> {
  from: string;
  scoresFrom: string;
  facets: string;
}

export const EMPTY_ELSEWHERE: ElsewhereDraft = { from: '', scoresFrom: '', id: 'id', facets: '', scores: [] };

export const elsewhereOf = (source: PopulationSource): ElsewhereDraft => {
  const { id, scores } = draftOf(source);
  const facets = facetsText(source.facets);
  return { from: source.from.join('\n'), scoresFrom: source.scores_from.join('\n'), id, facets, scores };
};

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The source that is typed, or what is missing, in words. */
export function sourceIn({ from, scoresFrom, facets, ...draft }: ElsewhereDraft): PopulationSource | string {
  const paths = lines(from);
  if (paths.length === 0) return 'Say where the units lie, such as s3://lake/runs/*.parquet';
  const columns = columnsOf({ ...draft, facets: readFacets(facets) });
  return typeof columns === 'string' ? columns : { from: paths, scores_from: lines(scoresFrom), ...columns };
}

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
        // scores have no identity but their place
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
