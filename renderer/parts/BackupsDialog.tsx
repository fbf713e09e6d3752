// The backups that were made of a study by themselves, each with a button that puts it back.
import { useQuery } from '@tanstack/react-query';
import type { BackupReason, ShownBackup } from '../../contract/backups.ts';
import { setApp } from '../client/app-state.ts';
import { call } from '../client/call.ts';
import { query } from '../client/queries.ts';
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

function Row({ backup, onRestore }: { backup: ShownBackup; onRestore: () => void }) {
  const { at, before, bytes } = backup;
  return (
    <li>
      <span>
        <time dateTime={at}>{exactTime(at)}</time>
        <span className={styles.about}>
          {WORDS[before]} · {size(bytes)}
        </span>
      </span>
      <Button onPress={onRestore}>Restore</Button>
    </li>
  );
}

export function BackupsDialog({ study, name, onClose, onRestore }: BackupsProps) {
  const { data } = useQuery({ ...query('app.backups', { study }), staleTime: 0 });
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
        restore one, the present state of the study is kept too.
      </p>
      {data?.length === 0 && <p>No backup was made yet.</p>}
      <ul className={styles.list}>
        {data?.map((one) => (
          <Row key={one.token} backup={one} onRestore={() => restore(one.token)} />
        ))}
      </ul>
    </Dialog>
  );
}
