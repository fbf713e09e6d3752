// The columns of chosen files, their roles, and further choices for facets and scores.
import type { LakeColumn, LakeHead } from '../../../contract/population.ts';
import { Field } from '../../parts/Field.tsx';
import { Select } from '../../parts/Select.tsx';
import { roleOf, withRole, type ColumnsDraft, type Role, type ScoreDraft } from './columns.ts';
import styles from './Population.module.css';

const ROLES: Record<Role, string> = { none: 'Not used', id: 'Id of the unit', facet: 'Facet', score: 'Score' };

const options = (roles: readonly Role[]): { value: Role; label: string }[] =>
  roles.map((value) => ({ value, label: ROLES[value] }));

export interface ScoreFieldsProps {
  score: ScoreDraft;
  disabled: boolean;
  onChange: (score: ScoreDraft) => void;
}

/** The fields of a score: its grader, its dimension, and the cuts that divide cells. */
export function ScoreFields({ score, disabled, onChange }: ScoreFieldsProps) {
  const field = (part: 'grader' | 'dimension' | 'cuts', label: string, placeholder = '') => (
    <Field
      label={label}
      placeholder={placeholder}
      value={score[part]}
      disabled={disabled}
      onChange={(text) => onChange({ ...score, [part]: text })}
    />
  );
  return (
    <>
      {field('grader', 'Grader')}
      {field('dimension', 'Dimension')}
      {field('cuts', 'Cells divide at', 'each value')}
    </>
  );
}

interface RowProps {
  column: LakeColumn;
  of: 'units' | 'scores';
  draft: ColumnsDraft;
  disabled: boolean;
  onChange: (draft: ColumnsDraft) => void;
}

const valuesText = ({ values, examples }: LakeColumn): string =>
  `${values.toLocaleString('en')} ${values === 1 ? 'value' : 'values'}: ${examples.join(', ')}${values > examples.length ? ', …' : ''}`;

function Row({ column, of, draft, disabled, onChange }: RowProps) {
  const { name, type, values, examples } = column;
  const role = roleOf(draft, name, of);
  const facet = role === 'facet' ? draft.facets.find((one) => one.column === name) : undefined;
  const score = role === 'score' ? draft.scores.find((one) => one.column === name) : undefined;
  const roles: Role[] = of === 'scores' ? ['none', 'score'] : ['none', 'id', 'facet', 'score'];
  return (
    <li className={styles.column} data-used={role !== 'none' || undefined} data-testid="population-column">
      <div className={facet === undefined ? `${styles.about} ${styles.wide}` : styles.about}>
        <p className={styles.name} title={name}>
          {name}
        </p>
        <p className={styles.hint} title={examples.join(', ')}>
          {type === 'nested' ? 'lists or objects: no facet, no score' : values === 0 ? 'empty' : valuesText(column)}
        </p>
      </div>
      {facet !== undefined && (
        <Field
          label={`Name of the facet ${name}`}
          hideLabel
          placeholder="Name of the facet"
          value={facet.name}
          disabled={disabled}
          onChange={(text) =>
            onChange({ ...draft, facets: draft.facets.map((one) => (one === facet ? { ...one, name: text } : one)) })
          }
        />
      )}
      {type === 'nested' || (of === 'scores' && role === 'id') ? (
        <p className={styles.hint}>{role === 'id' ? 'Id of the unit' : ''}</p>
      ) : (
        <Select
          label={`${name} is`}
          hideLabel
          options={options(roles)}
          value={role}
          disabled={disabled}
          onChange={(chosen) => onChange(withRole(draft, name, chosen))}
        />
      )}
      {score !== undefined && (
        <div className={styles.details}>
          <ScoreFields
            score={score}
            disabled={disabled}
            onChange={(changed) =>
              onChange({ ...draft, scores: draft.scores.map((one) => (one === score ? changed : one)) })
            }
          />
        </div>
      )}
    </li>
  );
}

export interface ColumnsProps {
  head: LakeHead;
  draft: ColumnsDraft;
  disabled: boolean;
  onChange: (draft: ColumnsDraft) => void;
}

/** Scores come from the separate files, if any were chosen. */
export function Columns({ head, draft, disabled, onChange }: ColumnsProps) {
  const common = { draft, disabled, onChange };
  return (
    // a list that scrolls must be reachable by keys
    <div className={styles.columns} tabIndex={0} role="region" aria-label="Columns">
      <ul>
        {head.columns.map((column) => (
          <Row key={column.name} column={column} of="units" {...common} />
        ))}
      </ul>
      {head.scores !== null && (
        <>
          <p className={styles.part}>In the files with scores</p>
          <ul>
            {head.scores.map((column) => (
              <Row key={column.name} column={column} of="scores" {...common} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
