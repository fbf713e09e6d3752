// Settings of the open study, which apply to everybody who works in it.
import { useState } from 'react';
import { call } from '../client/call.ts';
import { useRead } from '../client/queries.ts';
import { show } from './overlay.ts';
import { BackupsDialog } from '../parts/BackupsDialog.tsx';
import { Button } from '../parts/Button.tsx';
import { Switch } from '../parts/Switch.tsx';
import { tellProblem } from '../parts/trouble.ts';
import styles from '../desk/DeskSettings.module.css';

export function StudySettings() {
  const study = useRead('study.info', {});
  const [backups, setBackups] = useState(false);
  if (study === null) return null;
  return (
    <section className={`${styles.section} ${styles.study}`} aria-label="This study">
      <h3>This study</h3>
      <Switch on={study.hides_scores} onChange={(on) => void call('study.hide_scores', { on }).catch(tellProblem)}>
        The Library hides scores until you have labelled
      </Switch>
      <div>
        <Button onPress={() => setBackups(true)}>Backups…</Button>
      </div>
      {backups && (
        <BackupsDialog study={null} name={study.name} onClose={() => setBackups(false)} onRestore={() => show(null)} />
      )}
    </section>
  );
}
