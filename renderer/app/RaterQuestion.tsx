// Asks beside the work who is rating: labels are recorded under the system user's name from the first key press, and
// the name can be corrected here or later.
import { useEffect, useState, type FormEvent } from 'react';
import { LONGEST_NAME } from '../../contract/limits.ts';
import { nameRater, useApp } from '../client/app-state.ts';
import { endQuestion, useAsked } from '../client/rating.ts';
import { usePackets } from '../packets/packets.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { tellProblem } from '../parts/trouble.ts';
import styles from './RaterQuestion.module.css';

function Question({ onDone }: { onDone: () => void }) {
  const app = useApp();
  const [name, setName] = useState(app.rater.name);
  const given = name.trim();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (given === app.rater.name) return onDone();
    if (given !== '') nameRater(app, given).then(onDone).catch(tellProblem);
  };
  return (
    <form className={styles.strip} aria-label="Who is rating?" data-testid="rater-question" onSubmit={save}>
      <p id="who-rates">Your labels are recorded under this name. Is it yours?</p>
      <Field label="Your name" hideLabel value={name} onChange={setName} maxLength={LONGEST_NAME} />
      <Button type="submit" isDisabled={given === ''}>
        {given === app.rater.name ? 'Keep name' : 'Save name'}
      </Button>
    </form>
  );
}

export function RaterQuestion() {
  const app = useApp();
  const { suggested } = usePackets();
  const { asked } = useAsked();
  const [open, setOpen] = useState(false);
  // the packet names the rater it was made for
  const name = suggested === '' ? app.rater.name : suggested;
  const takes = asked !== null && asked.beside && app.rater.name !== '';
  useEffect(() => {
    if (!takes) return;
    const taken = (): void => {
      setOpen(true);
      endQuestion(true);
    };
    nameRater(app, name)
      .then(taken)
      .catch((error: unknown) => {
        endQuestion(false);
        tellProblem(error);
      });
    // the effect uses the name and the study of the moment in which the question was asked
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [takes]);
  return open && app.rater.named ? <Question onDone={() => setOpen(false)} /> : null;
}
