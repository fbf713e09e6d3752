// The settings: of reading and labelling, and of the open study.
import { DeskSettings } from '../desk/DeskSettings.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { show } from './overlay.ts';
import { StudySettings } from './StudySettings.tsx';

/** `study`: whether a study is open. */
export function SettingsDialog({ study, open, onClose }: { study: boolean; open: boolean; onClose: () => void }) {
  return (
    <Dialog title="Settings" open={open} onClose={onClose}>
      <DeskSettings />
      {study && <StudySettings />}
      <Button onPress={() => show('rater')}>Who is rating…</Button>
    </Dialog>
  );
}
