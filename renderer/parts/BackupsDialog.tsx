// The automatic backups of a study, each with a button that restores it.
import { useQuery } from '@tanstack/react-query';
import { shownState, type BackupReason, type ShownBackup } from '../../contract/backups.ts';
import { setApp } from '../client/app-state.ts';
import { present } from '../client/bridge.ts';
import { call } from '../client/call.ts';
import { query } from '../client/queries.ts';
import { announce } from './announce.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { exactTime } from './time-ago.ts';
import { tellProblem } from './trouble.ts';
import styles from './BackupsDialog.module.css';

const WORDS: Record<BackupReason, string> = {
  migration: 'before a newer Touchstone migrated it',
  import: 'before a large import',
  merge: 'before packets were merged',
  restore: 'before a backup was restored',
  replacement: 'when another file replaced it',
};

const size = (bytes: number): string => `${(bytes / 1e6).toFixed(1)}\u00a0MB`;

interface BackupsProps {
  /** A recent study; null for the open one. */
  study: string | null;
  name: string;
  onClose: () => void;
  /** Called when a backup is chosen. */
  onRestore?: () => void;
}

async function copyState(state: string): Promise<void> {
  await navigator.clipboard.writeText(state);
  announce('The state is copied');
}

interface RowProps {
  backup: ShownBackup;
  /** The state of the study in the backup; undefined while it is read. */
  state: string | null | undefined;
  onRestore: () => void;
}

function Row({ backup: { at, before, bytes }, state, onRestore }: RowProps) {
  return (
    <li>
      <span>
        <time dateTime={at}>{exactTime(at)}</time>
        <span className={styles.about}>
          {WORDS[before]} · {size(bytes)}
        </span>
        <span className={styles.about} data-testid="backup-state">
          State {state === undefined ? '…' : <code>{shownState(state)}</code>}
        </span>
      </span>
      <span className={styles.buttons}>
        {typeof state === 'string' && (
          <Button variant="quiet" onPress={() => void copyState(state).catch(tellProblem)}>
            Copy state
          </Button>
        )}
        <Button onPress={onRestore}>Restore</Button>
      </span>
    </li>
  );
}

/** The state of each backup; undefined while they are read, null if they cannot be read. */
function useStates(backups: readonly ShownBackup[]): readonly (string | null)[] | null | undefined {
  const tokens = backups.map(({ token }) => token);
  const { data, error } = useQuery({
    ...query('backups.states', { tokens }),
    // waits for the process, which the list of backups starts if no study is open
    queryFn: async ({ signal }) => {
      await present('jobs');
      return call('backups.states', { tokens }, signal);
    },
    enabled: tokens.length > 0,
  });
  return error === null ? data : null;
}

export function BackupsDialog({ study, name, onClose, onRestore }: BackupsProps) {
  const { data } = useQuery({ ...query('app.backups', { study }), staleTime: 0 });
  const states = useStates(data ?? []);
  const restore = (backup: string | null): void => {
    onClose();
    onRestore?.();
    call('app.restore', { study, backup }).then(setApp).catch(tellProblem);
  };
  return (
    <Dialog
      title={`Backups of ${name}`}
      open
      onClose={onClose}
      actions={<Button onPress={() => restore(null)}>Restore another file…</Button>}
    >
      <p className={styles.about}>
        Made before migrations, large imports and merges; the last three of each kind are kept beside the study. If you
        restore one, the present state of the study is kept too. Seals, data sheets and reports of that time name the
        same state.
      </p>
      {data?.length === 0 && <p>No backup was made yet.</p>}
      <ul className={styles.list}>
        {data?.map((one, at) => (
          <Row
            key={one.token}
            backup={one}
            state={states === null ? null : states?.[at]}
            onRestore={() => restore(one.token)}
          />
        ))}
      </ul>
    </Dialog>
  );
}
