// Saves the differences of two versions of a grader as CSV or JSONL.
import { Download } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { versionsTable } from '../../contract/versions-table.ts';
import type { VersionReport, VersionRow } from '../../contract/versions.ts';
import { useSaving } from '../figures/saving.ts';
import { Button } from '../parts/Button.tsx';
import { JobBar } from '../parts/JobBar.tsx';
import menuStyles from '../parts/Menu.module.css';
import styles from './VersionsDialog.module.css';

interface SaveProps {
  report: VersionReport;
  rows: readonly VersionRow[];
}

export function SaveVersions({ report, rows }: SaveProps) {
  const { state, save, stop } = useSaving();
  const saveAs = (as: 'csv' | 'jsonl') => (): void =>
    save(`${report.grader} against ${report.was ?? 'earlier'}`, as, () => ({ as, table: versionsTable(report, rows) }));
  return (
    <span className={styles.save}>
      {state.state === 'done' && <span className={styles.count}>Saved: {state.value}</span>}
      <JobBar label="Saving" state={state} unit="kB" onStop={stop} />
      <MenuTrigger>
        <Button icon={<Download aria-hidden />} data-testid="versions-save">
          Save
        </Button>
        <Popover className={menuStyles.popover ?? ''} offset={4}>
          <Menu className={menuStyles.menu ?? ''} aria-label="Save">
            <MenuItem className={menuStyles.item ?? ''} onAction={saveAs('csv')}>
              Save rows as CSV…
            </MenuItem>
            <MenuItem className={menuStyles.item ?? ''} onAction={saveAs('jsonl')}>
              Save rows as JSONL…
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </span>
  );
}
