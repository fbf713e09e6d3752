// Who is rating: asked by the first thing that is recorded under a name, and by whoever wants to change the name.
import { useState, type FormEvent } from 'react';
import { LONGEST_NAME } from '../../contract/rater.ts';
import { nameRater, useApp } from '../client/app-state.ts';
import { endQuestion, useAsked } from '../client/rating.ts';
import { usePackets } from '../packets/packets.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';
import { tellProblem } from '../parts/trouble.ts';
import { show, useOverlay } from './overlay.ts';
import styles from './RaterDialog.module.css';

function NameForm({ onDone }: { onDone: () => void }) {
  const app = useApp();
  // a packet was made for somebody
  const { suggested } = usePackets();
  const [name, setName] = useState(app.rater.named || suggested === '' ? app.rater.name : suggested);
  const given = name.trim();
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (given !== '') nameRater(app, given).then(onDone).catch(tellProblem);
  };
  return (
    <form className={styles.form} onSubmit={save}>
      <Field
        label="Your name"
        hint="It stands beside your labels and decisions in the study. Nothing leaves this machine."
        value={name}
        onChange={setName}
        maxLength={LONGEST_NAME}
        autoFocus
      />
      <Button variant="primary" type="submit" isDisabled={given === ''}>
        Save name
      </Button>
    </form>
  );
}

export function RaterDialog() {
  const { shown } = useOverlay();
  const { asked } = useAsked();
  const end = (isNamed: boolean): void => {
    if (shown === 'rater') show(null);
    endQuestion(isNamed);
  };
  return (
    <Dialog title="Who is rating?" open={asked !== null || shown === 'rater'} onClose={() => end(false)}>
      <NameForm onDone={() => end(true)} />
    </Dialog>
  );
}
