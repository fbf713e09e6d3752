// Saves the Library's filter, order and columns under a name.
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { LONGEST_NAME } from '../../contract/limits.ts';
import type { Sort } from '../../contract/library.ts';
import { call } from '../client/call.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { announce } from '../parts/announce.ts';
import styles from './QueueDialog.module.css';

export interface SaveViewProps {
  open: boolean;
  filter: string;
  sort: Sort;
  columns: readonly string[];
  /** Names in use: saving under one of them replaces that view. */
  taken: readonly string[];
  onClose: () => void;
}

function ViewForm({ filter, sort, columns, taken, onClose }: Omit<SaveViewProps, 'open'>) {
  const [name, setName] = useState('');
  const given = name.trim();
  const saving = useMutation({
    mutationFn: () => call('library.save_view', { name: given, filter, sort, columns: [...columns] }),
    onSuccess: () => {
      announce(`View ${given} is saved`);
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (given !== '' && !saving.isPending) saving.mutate();
  };
  const replaces = taken.includes(given);
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>
        {filter === ''
          ? 'All transcripts, in this order, with these columns.'
          : 'This filter, in this order, with these columns.'}
      </p>
      <Field
        label="Name of the view"
        value={name}
        onChange={setName}
        maxLength={LONGEST_NAME}
        autoFocus
        {...(replaces && { hint: 'There is a view of this name; it will be replaced.' })}
      />
      {saving.isError && <Notice problem={problemOf(saving.error)} />}
      <footer className={styles.actions}>
        <Button onPress={onClose}>Cancel</Button>
        <Button variant="primary" type="submit" isDisabled={given === '' || saving.isPending}>
          {replaces ? 'Replace view' : 'Save view'}
        </Button>
      </footer>
    </form>
  );
}

export function SaveView({ open, ...form }: SaveViewProps) {
  return (
    <Dialog title="Save this view" open={open} onClose={form.onClose}>
      <ViewForm {...form} />
    </Dialog>
  );
}
