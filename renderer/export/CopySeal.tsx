// Copies the seal of the study in the Export place, to be stored with a published number.
import { call } from '../client/call.ts';
import { announce } from '../parts/announce.ts';
import { Button } from '../parts/Button.tsx';
import { tellProblem } from '../parts/trouble.ts';
import styles from './ExportPlace.module.css';

async function copySeal(): Promise<void> {
  const seal = await call('study.seal', {});
  await navigator.clipboard.writeText(JSON.stringify(seal));
  announce('The seal is copied');
}

export function CopySeal() {
  return (
    <div className={styles.seal}>
      <Button data-testid="copy-seal" onPress={() => void copySeal().catch(tellProblem)}>
        Copy seal
      </Button>
      <p className={styles.hint}>
        A seal names the state of the study, signed with its key. Keep it with a published number: touchstone verify
        --against checks it. Data sheets contain it.
      </p>
    </div>
  );
}
