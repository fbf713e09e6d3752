// The form for the name of a saved figure, when it is saved or renamed.
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { LONGEST_NAME } from '../../contract/limits.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import styles from './Findings.module.css';

export interface NameFormProps {
  about: string;
  suggested: string;
  /** Names in use, whose figure would be replaced. */
  replaced: readonly string[];
  /** Names that cannot be chosen. */
  refused: readonly string[];
  /** The text of the button. */
  verb: string;
  onName: (name: string) => Promise<unknown>;
  onClose: () => void;
}

export function NameForm({ about, suggested, replaced, refused, verb, onName, onClose }: NameFormProps) {
  const [name, setName] = useState(suggested.slice(0, LONGEST_NAME));
  const given = name.trim();
  const naming = useMutation({ mutationFn: () => onName(given), onSuccess: onClose });
  const isRefused = refused.includes(given);
  const isReplaced = !isRefused && replaced.includes(given);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (given !== '' && !isRefused && !naming.isPending) naming.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>{about}</p>
      <Field
        label="Name of the figure"
        value={name}
        onChange={setName}
        maxLength={LONGEST_NAME}
        autoFocus
        {...(isRefused && { error: 'A figure with this name exists. Choose another name.' })}
        {...(isReplaced && { hint: 'A figure with this name exists and will be replaced.' })}
      />
      {naming.isError && <Notice problem={problemOf(naming.error)} />}
      <footer className={styles.actions}>
        <Button onPress={onClose}>Cancel</Button>
        <Button variant="primary" type="submit" isDisabled={given === '' || isRefused || naming.isPending}>
          {isReplaced ? 'Replace figure' : verb}
        </Button>
      </footer>
    </form>
  );
}
