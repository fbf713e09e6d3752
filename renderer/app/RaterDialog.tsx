// Dialog that asks who is rating: opened by the first button that records something under a name, and to change the
// name.
import { useState, type FormEvent } from 'react';
import { LONGEST_NAME } from '../../contract/limits.ts';
import { nameRater, switchRater, useApp } from '../client/app-state.ts';
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
  // the packet names the rater it was made for
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
        label={app.rater.named ? 'Correct your name' : 'Your name'}
        hint={
          app.rater.named
            ? 'Your labels and decisions stay yours, under the corrected name.'
            : 'The study shows it with your labels and decisions. The app sends nothing over the network.'
        }
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

/** Switches to another person who rates at this machine, with separate labels and a separate undo history. */
function Others({ onDone }: { onDone: () => void }) {
  const { others } = useApp();
  const [name, setName] = useState('');
  const given = name.trim();
  const change = (to: Parameters<typeof switchRater>[0]): void => void switchRater(to).then(onDone).catch(tellProblem);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (given !== '') change({ name: given });
  };
  return (
    <section className={styles.others} aria-labelledby="other-raters">
      <h3 id="other-raters">Somebody else rates now</h3>
      {others.length > 0 && (
        <div className={styles.known}>
          {others.map((one) => (
            <Button key={one.id} onPress={() => change({ id: one.id })}>
              {one.name}
            </Button>
          ))}
        </div>
      )}
      <form className={styles.form} onSubmit={add}>
        <Field label="Name of another rater" value={name} onChange={setName} maxLength={LONGEST_NAME} />
        <Button type="submit" isDisabled={given === ''}>
          Switch rater
        </Button>
      </form>
    </section>
  );
}

export function RaterDialog() {
  const { named, name } = useApp().rater;
  const { shown } = useOverlay();
  const { asked } = useAsked();
  const end = (isNamed: boolean): void => {
    if (shown === 'rater') show(null);
    endQuestion(isNamed);
  };
  // without a name from the system account, the question cannot be shown beside the work
  const waits = asked !== null && !(asked.beside && name !== '');
  return (
    <Dialog title="Who is rating?" open={waits || shown === 'rater'} onClose={() => end(false)}>
      <NameForm onDone={() => end(true)} />
      {named && <Others onDone={() => end(true)} />}
    </Dialog>
  );
}
