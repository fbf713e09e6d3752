// Saving what two versions of a grader differ in, as CSV or JSONL.
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { versionsTable } from '../../contract/versions-table.ts';
import type { VersionReport, VersionRow } from '../../contract/versions.ts';
import { call } from '../client/call.ts';
import { announce } from '../parts/announce.ts';
import { Button } from '../parts/Button.tsx';
import menuStyles from '../parts/Menu.module.css';
import { tellProblem } from '../parts/trouble.ts';
import styles from './VersionsDialog.module.css';

type As = 'csv' | 'jsonl';

interface SaveProps {
  report: VersionReport;
  rows: readonly VersionRow[];
}

/** Asks where to, and writes; the name of the file, or null when the dialog was closed. */
async function save({ report, rows }: SaveProps, as: As): Promise<string | null> {
  const file = await call('app.choose_target', {
    suggested: `${report.grader} against ${report.was ?? 'earlier'}.${as}`,
    what: as,
  });
  if (file === null) return null;
  await call('figures.save', { token: file.token, content: { as, table: versionsTable(report, rows) } });
  return file.names[0] ?? '';
}

export function SaveVersions(props: SaveProps) {
  const saving = useMutation({
    mutationFn: (as: As) => save(props, as),
    onSuccess: (file) => file !== null && announce(`${file} is saved`),
    onError: tellProblem,
  });
  return (
    <span className={styles.save}>
      {saving.data != null && <span className={styles.count}>Saved: {saving.data}</span>}
      <MenuTrigger>
        <Button icon={<Download aria-hidden />} data-testid="versions-save">
          Save
        </Button>
        <Popover className={menuStyles.popover ?? ''} offset={4}>
          <Menu className={menuStyles.menu ?? ''} aria-label="Save">
            <MenuItem className={menuStyles.item ?? ''} onAction={() => saving.mutate('csv')}>
              Save rows as CSV…
            </MenuItem>
            <MenuItem className={menuStyles.item ?? ''} onAction={() => saving.mutate('jsonl')}>
              Save rows as JSONL…
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </span>
  );
}
