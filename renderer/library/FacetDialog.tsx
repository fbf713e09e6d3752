// Sets a facet of the transcripts chosen by hand, or of all that the filter finds: a tag, or a scenario that the file
// did not name.
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { LONGEST_TITLE } from '../../contract/limits.ts';
import { call } from '../client/call.ts';
import { counted } from '../imports/texts.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { announce } from '../parts/announce.ts';
import styles from './QueueDialog.module.css';

export interface FacetDialogProps {
  open: boolean;
  filter: string;
  /** The transcripts chosen by hand; null: all that the filter finds. */
  transcripts: readonly number[] | null;
  count: number;
  onClose: () => void;
}

function FacetForm({ filter, transcripts, count, onClose }: Omit<FacetDialogProps, 'open'>) {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const whole = name.trim() !== '' && value.trim() !== '';
  const setting = useMutation({
    mutationFn: () =>
      call('library.set_facet', {
        filter,
        transcripts: transcripts === null ? null : [...transcripts],
        name: name.trim(),
        value: value.trim(),
      }),
    onSuccess: ({ changed }) => {
      announce(`${counted(changed, 'transcript')} changed`);
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (whole && !setting.isPending) setting.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>
        {counted(count, 'transcript')}{' '}
        {transcripts !== null ? 'chosen by hand' : filter === '' ? '(the whole study)' : 'of this filter'} will have it.
      </p>
      <Field
        label="Facet"
        value={name}
        onChange={setName}
        maxLength={LONGEST_TITLE}
        autoFocus
        hint="A name without spaces, as in pilot or scenario."
      />
      <Field label="Value" value={value} onChange={setValue} maxLength={LONGEST_TITLE} />
      {setting.isError && <Notice problem={problemOf(setting.error)} />}
      <footer className={styles.actions}>
        <Button onPress={onClose}>Cancel</Button>
        <Button variant="primary" type="submit" isDisabled={!whole || setting.isPending}>
          Set facet
        </Button>
      </footer>
    </form>
  );
}

export function FacetDialog({ open, ...form }: FacetDialogProps) {
  return (
    <Dialog title="Set a facet" open={open} onClose={form.onClose}>
      <FacetForm {...form} />
    </Dialog>
  );
}
