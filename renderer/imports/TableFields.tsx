// The choices for a table besides its columns: grader or rater, dimension, and queue.
import { useState } from 'react';
import { levelledMeasures } from '../../contract/measures.ts';
import type { TableChoice, TableHead } from '../../contract/tables.ts';
import { useRead } from '../client/queries.ts';
import { Field } from '../parts/Field.tsx';
import { Select } from '../parts/Select.tsx';
import { LevelWords } from './LevelWords.tsx';
import { NewDimension } from './NewDimension.tsx';
import styles from './Table.module.css';

type Scores = Extract<TableChoice, { kind: 'scores' }>;
type Labels = Extract<TableChoice, { kind: 'labels' }>;

/** The value of a select without a choice. */
const NONE = '';
/** The value for a dimension that the rubric does not have yet. It contains a space, so no dimension has this name. */
const NEW = 'new dimension';

const orNull = (value: string): string | null => (value === NONE ? null : value);
const options = (names: readonly string[], none: string): { value: string; label: string }[] => [
  { value: NONE, label: none },
  ...names.map((name) => ({ value: name, label: name })),
];

interface TranscriptColumnProps {
  columns: readonly string[];
  value: string | null;
  onChange: (value: string) => void;
}

function TranscriptColumn({ columns, value, onChange }: TranscriptColumnProps) {
  return (
    <Select
      label="Column that names the transcript"
      options={[
        ...(value === null ? [{ value: NONE, label: 'choose one' }] : []),
        ...columns.map((name) => ({ value: name, label: name })),
      ]}
      value={value ?? NONE}
      onChange={onChange}
    />
  );
}

function QueueField({ value, onChange }: { value: string | null; onChange: (value: string | null) => void }) {
  const queues = useRead('queues.list', {}) ?? [];
  if (queues.length === 0) return null;
  return (
    <Select
      label="Made for the queue"
      options={options(
        queues.filter(({ purpose }) => purpose === 'label').map(({ name }) => name),
        'the queue that drew each transcript',
      )}
      value={value ?? NONE}
      onChange={(name) => onChange(orNull(name))}
    />
  );
}

interface PartProps<C extends TableChoice> {
  head: TableHead;
  choice: C;
  onChange: (choice: TableChoice) => void;
}

interface RowColumnProps {
  label: string;
  /** The text of the choice without such a column. */
  none: string;
  about: keyof Scores['as'];
}

/** The columns except the one that names the transcript. */
const others = (columns: readonly string[], by: string | null): string[] => columns.filter((name) => name !== by);

/** The choice of the column with this value for each row, if no column has a usual name for it. */
function RowColumn({ label, none, about, head, choice, onChange }: PartProps<Scores> & RowColumnProps) {
  if (head.known[about] !== null) return null;
  return (
    <Select
      label={label}
      options={options(others(head.columns, choice.by), none)}
      value={choice.as[about] ?? NONE}
      onChange={(name) => onChange({ ...choice, as: { ...choice.as, [about]: orNull(name) } })}
    />
  );
}

function ScoresFields(props: PartProps<Scores>) {
  const { head, choice, onChange } = props;
  const { columns, known } = head;
  const change = (part: Partial<Scores>): void => onChange({ ...choice, ...part });
  const isLong = known.dimension !== null || choice.as.dimension !== null;
  const [only] = choice.columns ?? [];
  return (
    <>
      <RowColumn {...props} about="grader" label="Column with the grader" none="one grader for all rows" />
      {known.grader === null && choice.as.grader === null && (
        <Field label="Grader" value={choice.grader} onChange={(grader) => change({ grader })} maxLength={80} />
      )}
      <RowColumn {...props} about="dimension" label="Column with the dimension" none="no column" />
      <Select
        label="Column with the score"
        options={options(others(columns, choice.by), isLong ? 'as recognised' : 'each column is a dimension')}
        value={only ?? NONE}
        onChange={(name) => change({ columns: name === NONE ? null : [name] })}
      />
      {!isLong && (
        <Field
          label="The grader’s own dimension"
          placeholder="the name of the column"
          value={choice.dimension ?? ''}
          onChange={(dimension) => change({ dimension: orNull(dimension.trim()) })}
          maxLength={80}
        />
      )}
      <RowColumn {...props} about="state" label="Column with the state" none="no column" />
      <QueueField value={choice.queue} onChange={(queue) => change({ queue })} />
    </>
  );
}

function LabelsFields({ head: { columns, known, words }, choice, onChange }: PartProps<Labels>) {
  const change = (part: Partial<Labels>): void => onChange({ ...choice, ...part });
  const rubric = useRead('study.rubric', {});
  const measures = rubric === null ? [] : levelledMeasures(rubric);
  const [isNew, setNew] = useState(false);
  return (
    <>
      {known.rater === null ? (
        <Field
          label="Rater"
          value={choice.rater ?? ''}
          onChange={(name) => change({ rater: orNull(name.trim()) })}
          maxLength={80}
        />
      ) : (
        <p className={styles.hint}>The column {known.rater} names the rater of each row.</p>
      )}
      {known.levels.length === 0 && known.dimension === null && (
        <Select
          label="Dimension"
          options={[
            ...(choice.dimension === null ? [{ value: NONE, label: 'choose one' }] : []),
            ...measures.map(({ name, title }) => ({ value: name, label: title })),
            ...(words.length > 1 ? [{ value: NEW, label: 'New dimension…' }] : []),
          ]}
          value={isNew ? NEW : (choice.dimension ?? NONE)}
          onChange={(dimension) => {
            setNew(dimension === NEW);
            change({ dimension: dimension === NEW ? null : orNull(dimension), levels: {} });
          }}
        />
      )}
      {isNew && rubric !== null && (
        <NewDimension
          column={choice.column ?? ''}
          words={words}
          rubric={rubric}
          onMade={(dimension, levels) => {
            setNew(false);
            change({ dimension, levels });
          }}
        />
      )}
      <LevelWords
        words={words}
        measure={measures.find(({ name }) => name === choice.dimension)}
        choice={choice}
        onChange={onChange}
      />
      <Select
        label="Raters had seen no score"
        options={[
          { value: NONE, label: known.blinded === null ? 'not known' : `as in the column ${known.blinded}` },
          { value: 'true', label: 'none of them had' },
          { value: 'false', label: 'they had' },
          ...others(columns, choice.by).map((name) => ({ value: name, label: `column ${name}` })),
        ]}
        value={choice.blinded ?? NONE}
        onChange={(blinded) => change({ blinded: orNull(blinded) })}
      />
      <Select
        label="When they were made"
        options={[
          { value: NONE, label: 'from a column, if there is one' },
          ...others(columns, choice.by).map((name) => ({ value: name, label: `column ${name}` })),
        ]}
        value={choice.at ?? NONE}
        onChange={(at) => change({ at: orNull(at) })}
      />
      <QueueField value={choice.queue} onChange={(queue) => change({ queue })} />
    </>
  );
}

export function TableFields({ head, choice, onChange }: PartProps<TableChoice>) {
  if (choice.kind === 'gold') return null;
  return (
    <div className={styles.fields}>
      <TranscriptColumn
        columns={head.columns}
        value={choice.by}
        onChange={(by) => onChange({ ...choice, by: orNull(by) })}
      />
      {choice.kind === 'scores' ? (
        <ScoresFields head={head} choice={choice} onChange={onChange} />
      ) : (
        <LabelsFields head={head} choice={choice} onChange={onChange} />
      )}
    </div>
  );
}
