// First run asks one thing: who is rating.
import { useState, type FormEvent } from 'react';
import { call } from '../client/call.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';
import { tellProblem } from '../parts/trouble.ts';
import styles from './RaterDialog.module.css';

const LONGEST = 80;

/** `suggested`: the name that a packet was made for. */
export function RaterDialog({ open, suggested }: { open: boolean; suggested: string }) {
  const [name, setName] = useState(suggested);
  const given = name.trim();
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (given !== '') call('app.set_rater', { name: given }).catch(tellProblem);
  };
  return (
    <Dialog title="Who is rating?" open={open}>
      <form className={styles.form} onSubmit={save}>
        <Field
          label="Your name"
          hint="It stands beside your labels in the study. Nothing leaves this machine."
          value={name}
          onChange={setName}
          maxLength={LONGEST}
          autoFocus
        />
        <Button variant="primary" type="submit" isDisabled={given === ''}>
          Start
        </Button>
      </form>
    </Dialog>
  );
}
