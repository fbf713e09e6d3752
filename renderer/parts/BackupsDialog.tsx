// The backups that were made of a study by themselves, each with a button that puts it back.
import { useQuery } from '@tanstack/react-query';
import { shownState, type BackupReason, type ShownBackup } from '../../contract/backups.ts';
import { setApp } from '../client/app-state.ts';
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

const size = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

interface BackupsProps {
  /** A recent study; null: the open one. */
  study: string | null;
  name: string;
  onClose: () => void;
  /** A backup was chosen. */
  onRestore?: () => void;
}

async function copyState(state: string): Promise<void> {
  await navigator.clipboard.writeText(state);
  announce('The state is copied');
}

interface RowProps {
  backup: ShownBackup;
  /** undefined: it is being read. */
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

export function BackupsDialog({ study, name, onClose, onRestore }: BackupsProps) {
  const { data } = useQuery({ ...query('app.backups', { study }), staleTime: 0 });
  const tokens = data?.map(({ token }) => token) ?? [];
  const states = useQuery({ ...query('backups.states', { tokens }), enabled: tokens.length > 0 }).data;
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
        restore one, the present state of the study is kept too. Seals and exports of a backup’s state begin with the
        same characters.
      </p>
      {data?.length === 0 && <p>No backup was made yet.</p>}
      <ul className={styles.list}>
        {data?.map((one, at) => (
          <Row key={one.token} backup={one} state={states?.[at]} onRestore={() => restore(one.token)} />
        ))}
      </ul>
    </Dialog>
  );
}
