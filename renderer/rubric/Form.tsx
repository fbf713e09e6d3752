// The rubric as a form, for people who do not write YAML. Each field is written into the text when it loses the focus.
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Dimension, Rubric, RubricEdit } from '../../contract/rubric.ts';
import { call } from '../client/call.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { tellProblem } from '../parts/trouble.ts';
import styles from './Form.module.css';

type Edit = (edit: RubricEdit) => void;
type Path = RubricEdit['path'];

interface LineProps {
  label: string;
  value: string;
  path: Path;
  rows?: number;
  onEdit: Edit;
}

/** One field, written into the text when it loses the focus. */
function Line({ label, value, path, rows = 1, onEdit }: LineProps) {
  const [draft, setDraft] = useState(value);
  const write = (): void => {
    if (draft.trim() !== '' && draft !== value) onEdit({ kind: 'set', path, value: draft.trim() });
  };
  return (
    <Field
      label={label}
      value={draft}
      rows={rows}
      onChange={setDraft}
      onBlur={write}
      {...(draft.trim() === '' && { error: 'This field must not be empty.' })}
    />
  );
}

const AddButton = ({ path, words, onEdit }: { path: Path; words: string; onEdit: Edit }) => (
  <Button icon={<Plus aria-hidden />} onPress={() => onEdit({ kind: 'add', path })}>
    {words}
  </Button>
);

function Levels({ dimension, at, onEdit }: { dimension: Dimension; at: Path; onEdit: Edit }) {
  return (
    <div className={styles.levels} role="group" aria-label={`Levels of ${dimension.title}`}>
      {dimension.levels.map(({ value, name, anchor }, index) => {
        const path = [...at, 'levels', index];
        return (
          <div key={`${value} ${name} ${anchor}`} className={styles.level}>
            <b className={styles.value}>{value}</b>
            <Line label="Name" value={name} path={[...path, 'name']} onEdit={onEdit} />
            <Line label="What the level requires" value={anchor} path={[...path, 'anchor']} rows={2} onEdit={onEdit} />
            <IconButton
              label={`Remove level ${value}`}
              isDisabled={dimension.levels.length <= 2}
              onPress={() => onEdit({ kind: 'remove', path })}
            >
              <Trash2 />
            </IconButton>
          </div>
        );
      })}
      <AddButton path={[...at, 'levels']} words="Add level" onEdit={onEdit} />
    </div>
  );
}

function DimensionForm({
  dimension,
  index,
  isOnly,
  onEdit,
}: {
  dimension: Dimension;
  index: number;
  isOnly: boolean;
  onEdit: Edit;
}) {
  const at = ['dimensions', index];
  const { name, title, question, why, kind } = dimension;
  return (
    <details className={styles.dimension} data-testid={`form-${name}`}>
      <summary>
        <b>{title}</b> <code>{name}</code>
      </summary>
      <div className={styles.fields}>
        <Line key={`t ${title}`} label="Title" value={title} path={[...at, 'title']} onEdit={onEdit} />
        <Line
          key={`q ${question}`}
          label="Question"
          value={question}
          path={[...at, 'question']}
          rows={2}
          onEdit={onEdit}
        />
        <Line key={`w ${why}`} label="Why it is asked" value={why} path={[...at, 'why']} rows={3} onEdit={onEdit} />
        {kind !== 'text' && <Levels dimension={dimension} at={at} onEdit={onEdit} />}
        <Button isDisabled={isOnly} onPress={() => onEdit({ kind: 'remove', path: at })}>
          Remove {title}
        </Button>
      </div>
    </details>
  );
}

export interface FormProps {
  text: string;
  rubric: Rubric;
  /** Whether the text has mistakes, which the form cannot show. */
  isWrong: boolean;
  onText: (text: string) => void;
}

export function Form({ text, rubric, isWrong, onText }: FormProps) {
  const edit: Edit = (one) =>
    void call('rubric.edit', { text, edit: one }).then((after) => onText(after.text), tellProblem);
  if (isWrong)
    return <p className={styles.wrong}>The text has mistakes. Fix them in the text to use the form again.</p>;
  return (
    <div className={styles.form} data-testid="rubric-form">
      {rubric.dimensions.map((dimension, index) => (
        <DimensionForm
          key={dimension.name}
          dimension={dimension}
          index={index}
          isOnly={rubric.dimensions.length === 1}
          onEdit={edit}
        />
      ))}
      <AddButton path={['dimensions']} words="Add dimension" onEdit={edit} />
      {rubric.flags.map(({ name, title, rule }, index) => (
        <details key={name} className={styles.dimension} data-testid={`form-flag-${name}`}>
          <summary>
            Flag <b>{title}</b> <code>{name}</code>
          </summary>
          <div className={styles.fields}>
            <Line key={`t ${title}`} label="Title" value={title} path={['flags', index, 'title']} onEdit={edit} />
            <Line
              key={`r ${rule}`}
              label="When it is set"
              value={rule}
              path={['flags', index, 'rule']}
              rows={2}
              onEdit={edit}
            />
          </div>
        </details>
      ))}
      {rubric.flags.length > 0 && <AddButton path={['flags']} words="Add flag" onEdit={edit} />}
    </div>
  );
}
