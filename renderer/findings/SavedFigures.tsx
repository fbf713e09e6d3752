// The list of saved figures, which opens, saves and updates them; each has a menu to rename, move, freeze and delete
// it.
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Bookmark, RefreshCw, Snowflake } from 'lucide-react';
import { useState } from 'react';
import type { FigureChoice, FigureView, Published } from '../../contract/figure.ts';
import { call } from '../client/call.ts';
import { announce } from '../parts/announce.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { tellProblem } from '../parts/trouble.ts';
import { sameChoice } from './choice.ts';
import { FigureMenu } from './FigureMenu.tsx';
import { NameForm } from './NameForm.tsx';
import styles from './Findings.module.css';

export interface SavedFiguresProps {
  views: readonly FigureView[];
  /** The saved figure that was opened; its choices may have been changed since. */
  current: FigureView | undefined;
  choice: FigureChoice;
  /** The suggested name of the current figure. */
  title: string;
  /** Today's figure, for freezing; null until it is loaded. */
  today: Omit<Published, 'at'> | null;
  onName: (name: string) => void;
  /** Names of the frozen figures that differ from today's data. */
  changed: ReadonlySet<string>;
}

/** The mark of a frozen figure in the list. */
function Mark({ view, changed }: { view: FigureView; changed: boolean }) {
  if (view.published === null) return null;
  return (
    <span className={styles.mark}>
      <Snowflake aria-hidden /> {changed ? 'changed since published' : 'published'}
    </span>
  );
}

export function SavedFigures({ views, current, choice, title, today, onName, changed }: SavedFiguresProps) {
  const [saving, setSaving] = useState(false);
  const isChanged = current !== undefined && !sameChoice(current.choice, choice);
  const keeping = useMutation({
    mutationFn: (name: string) => call('findings.save_view', { name, choice }),
    onSuccess: (_, name) => announce(`Figure ${name} is saved`),
  });
  const taken = views.filter(({ published }) => published !== null).map(({ name }) => name);
  return (
    <nav className={styles.saved} aria-label="Saved figures">
      <h2>Saved figures</h2>
      {views.length === 0 && <p className={styles.hint}>None yet. Save a figure to open it again later.</p>}
      <ul>
        {views.map((view) => (
          <li key={view.name} className={styles.entry}>
            <Link
              to="/findings"
              search={{ ...view.choice, saved: view.name }}
              activeOptions={{ exact: true }}
              className={styles.view}
              data-current={view === current || undefined}
              aria-current={view === current || undefined}
            >
              {view.name}
              <Mark view={view} changed={changed.has(view.name)} />
            </Link>
            {view === current && (
              <FigureMenu view={view} views={views} today={isChanged ? null : today} onName={onName} />
            )}
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        {current !== undefined && isChanged && current.published === null && (
          <Button
            icon={<RefreshCw aria-hidden />}
            onPress={() => keeping.mutate(current.name, { onError: tellProblem })}
            data-testid="figure-update"
          >
            Update this figure
          </Button>
        )}
        {(current === undefined || isChanged) && (
          <Button icon={<Bookmark aria-hidden />} onPress={() => setSaving(true)}>
            Save this figure…
          </Button>
        )}
      </div>
      <Dialog title="Save this figure" open={saving} onClose={() => setSaving(false)}>
        <NameForm
          about="Saves the choices of this figure in the study. The numbers are recalculated when you open it."
          suggested={isChanged ? `${current.name}, changed` : title}
          replaced={views.map(({ name }) => name)}
          refused={taken}
          verb="Save figure"
          onClose={() => setSaving(false)}
          onName={async (name) => {
            await keeping.mutateAsync(name);
            onName(name);
          }}
        />
      </Dialog>
    </nav>
  );
}
