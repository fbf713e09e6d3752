// Figures kept under a name: opened, saved and deleted here.
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Bookmark, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { FigureChoice, FigureView } from '../../contract/figure.ts';
import { call } from '../client/call.ts';
import { announce } from '../parts/announce.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { tellProblem } from '../parts/trouble.ts';
import styles from './Findings.module.css';

const LONGEST = 80;

interface SaveProps {
  choice: FigureChoice;
  /** Names that are in use: saving under one of them replaces that figure. */
  taken: readonly string[];
  suggested: string;
  onClose: () => void;
}

function SaveForm({ choice, taken, suggested, onClose }: SaveProps) {
  const [name, setName] = useState(suggested.slice(0, LONGEST));
  const given = name.trim();
  const saving = useMutation({
    mutationFn: () => call('findings.save_view', { name: given, choice }),
    onSuccess: () => {
      announce(`Figure ${given} is saved`);
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
      <p>Saves the choices of this figure in the study. The numbers are recalculated when you open it.</p>
      <Field
        label="Name of the figure"
        value={name}
        onChange={setName}
        maxLength={LONGEST}
        autoFocus
        {...(replaces && { hint: 'A figure with this name exists and will be replaced.' })}
      />
      {saving.isError && <Notice problem={problemOf(saving.error)} />}
      <footer className={styles.actions}>
        <Button onPress={onClose}>Cancel</Button>
        <Button variant="primary" type="submit" isDisabled={given === '' || saving.isPending}>
          {replaces ? 'Replace figure' : 'Save figure'}
        </Button>
      </footer>
    </form>
  );
}

export interface SavedFiguresProps {
  views: readonly FigureView[];
  /** The saved figure that is shown, if it is one. */
  current: FigureView | undefined;
  choice: FigureChoice;
  /** What the figure that is shown would be called. */
  title: string;
}

export function SavedFigures({ views, current, choice, title }: SavedFiguresProps) {
  const [saving, setSaving] = useState(false);
  const removing = useMutation({
    mutationFn: (view: FigureView) => call('findings.delete_view', { name: view.name }),
    onSuccess: (_, view) => announce(`Figure ${view.name} is deleted`),
    onError: tellProblem,
  });
  const close = (): void => setSaving(false);
  return (
    <nav className={styles.saved} aria-label="Saved figures">
      <h2>Saved figures</h2>
      {views.length === 0 && <p className={styles.hint}>None yet. Save a figure to open it again later.</p>}
      <ul>
        {views.map((view) => (
          <li key={view.name}>
            <Link
              to="/findings"
              search={view.choice}
              activeOptions={{ exact: true }}
              className={styles.view}
              data-current={view === current || undefined}
              aria-current={view === current || undefined}
            >
              {view.name}
            </Link>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        {current === undefined ? (
          <Button icon={<Bookmark aria-hidden />} onPress={() => setSaving(true)}>
            Save this figure…
          </Button>
        ) : (
          <Button variant="quiet" icon={<Trash2 aria-hidden />} onPress={() => removing.mutate(current)}>
            Delete this figure
          </Button>
        )}
      </div>
      <Dialog title="Save this figure" open={saving} onClose={close}>
        <SaveForm choice={choice} taken={views.map(({ name }) => name)} suggested={title} onClose={close} />
      </Dialog>
    </nav>
  );
}
