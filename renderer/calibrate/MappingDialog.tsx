// Says how a grader's scale is read as levels: from which score on it is which, and what words mean. Each save is a version.
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { GraderScale } from '../../contract/calls/calibrate.ts';
import type { Mapping } from '../../contract/mapping.ts';
import type { Dimension } from '../../contract/rubric.ts';
import { call } from '../client/call.ts';
import { announce } from '../parts/announce.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { Select } from '../parts/Select.tsx';
import { draftOf, mappingOf } from './mapping-draft.ts';
import styles from './Grader.module.css';

export interface MappingDialogProps {
  open: boolean;
  grader: string;
  dimension: Dimension;
  scale: GraderScale;
  onClose: () => void;
}

/** A word that means no level. */
const NONE = '';

function MappingForm({ grader, dimension, scale, onClose }: Omit<MappingDialogProps, 'open'>) {
  const [draft, setDraft] = useState(() => draftOf(scale, dimension));
  const mapping = mappingOf(draft, grader, dimension.name);
  const given = scale.scores.find((one) => one.dimension === draft.score_dimension);
  const saving = useMutation({
    mutationFn: (wanted: Mapping) => call('calibrate.set_mapping', wanted),
    onSuccess: ({ version }) => {
      announce(`How ${grader} is read is saved as version ${version}`);
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typeof mapping !== 'string' && !saving.isPending) saving.mutate(mapping);
  };
  const choose = (score_dimension: string): void =>
    setDraft(draftOf({ ...scale, mapping: null, scores: scale.scores.filter((one) => one.dimension === score_dimension) }, dimension));
  return (
    <form className={styles.form} onSubmit={submit}>
      <Select
        label="Its scores on"
        options={scale.scores.map(({ dimension: name }) => ({ value: name, label: name }))}
        value={draft.score_dimension}
        onChange={choose}
      />
      {given !== undefined && (
        <p className={styles.hint}>
          {given.n.toLocaleString('en')} scores{given.low !== null && `, from ${given.low} to ${given.high}`}. A score is the highest level
          whose number it reaches; below the lowest it has no level and is in no figure.
        </p>
      )}
      <div className={styles.levels}>
        {dimension.levels.map(({ value, name }) => (
          <Field
            key={value}
            label={`${value} ${name}, from`}
            value={draft.cuts.get(value) ?? ''}
            placeholder="not given"
            onChange={(text) => setDraft({ ...draft, cuts: new Map(draft.cuts).set(value, text) })}
          />
        ))}
      </div>
      {draft.words.size > 0 && (
        <div className={styles.levels}>
          {[...draft.words].map(([word, level]) => (
            <Select
              key={word}
              label={`“${word}” means`}
              options={[
                { value: NONE, label: 'what its number says' },
                ...dimension.levels.map(({ value, name }) => ({ value: String(value), label: `${value} ${name}` })),
              ]}
              value={level}
              onChange={(chosen) => setDraft({ ...draft, words: new Map(draft.words).set(word, chosen) })}
            />
          ))}
        </div>
      )}
      {saving.isError && <Notice problem={problemOf(saving.error)} />}
      <footer className={styles.actions}>
        <p className={styles.hint} role="status">
          {typeof mapping === 'string' ? `${mapping}.` : 'Saved as a new version; earlier ones are kept.'}
        </p>
        <Button onPress={onClose}>Cancel</Button>
        <Button variant="primary" type="submit" isDisabled={typeof mapping === 'string' || saving.isPending}>
          Save how it is read
        </Button>
      </footer>
    </form>
  );
}

export function MappingDialog({ open, ...form }: MappingDialogProps) {
  return (
    <Dialog title={`How ${form.grader} is read as ${form.dimension.title}`} open={open} onClose={form.onClose}>
      <MappingForm {...form} />
    </Dialog>
  );
}
