// The panel of imports below the place: progress, results, and rejected files with reasons.
import { Copy, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ImportReport } from '../../contract/import.ts';
import { useJobState } from '../client/jobs.ts';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { JobBar } from '../parts/JobBar.tsx';
import { tellProblem } from '../parts/trouble.ts';
import { useArriving } from './arriving.ts';
import { FieldsDialog } from './FieldsDialog.tsx';
import { importAgain, removeImport, useImports, type Import } from './imports.ts';
import { Report } from './Report.tsx';
import { takeVerdicts } from './tables.ts';
import { named, rejectedAsText } from './texts.ts';
import styles from './ImportPanel.module.css';

function Done({ one, report, away }: { one: Import; report: ImportReport; away: ReactNode }) {
  const [choosing, setChoosing] = useState(false);
  const name = named(one.names);
  return (
    <>
      <div className={styles.head}>
        <p className={styles.title}>{name}</p>
        {report.rejected.length > 0 && (
          <Button
            variant="quiet"
            icon={<Copy aria-hidden />}
            onPress={() => void navigator.clipboard.writeText(rejectedAsText(report.rejected))}
          >
            Copy list
          </Button>
        )}
        {away}
      </div>
      <Report
        report={report}
        onFields={() => setChoosing(true)}
        onLabels={(names) => void takeVerdicts(one.token, names).catch(tellProblem)}
      />
      {choosing && (
        <FieldsDialog
          name={name}
          fields={report.beside}
          onImport={(uses) => importAgain(one, uses)}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}

function Card({ one }: { one: Import }) {
  const state = useJobState(one.job);
  const bar = <JobBar label={`Importing ${named(one.names)}`} state={state} unit="transcripts" onStop={one.job.stop} />;
  const away = (
    <IconButton label="Close" onPress={() => removeImport(one)}>
      <X />
    </IconButton>
  );
  switch (state.state) {
    case 'waiting':
      return (
        <div className={styles.head}>
          <p className={styles.title}>{named(one.names)} is waiting</p>
          <Button onPress={() => removeImport(one)}>Remove</Button>
        </div>
      );
    case 'idle':
    case 'running':
      return bar;
    case 'failed':
      return (
        <div className={styles.head} data-testid="import-failed">
          {bar}
          {away}
        </div>
      );
    case 'done':
      return <Done one={one} report={state.value} away={away} />;
  }
}

export function ImportPanel() {
  const { imports } = useImports();
  const { arrivals } = useArriving();
  if (imports.length === 0 && arrivals.length === 0) return null;
  return (
    <section className={styles.panel} aria-label="Imports" data-testid="import-panel">
      <ul>
        {arrivals.map(({ names }, at) => (
          <li key={at} className={styles.card} data-testid="arriving">
            <p role="status" className={styles.title}>
              Looking at {named(names)}…
            </p>
          </li>
        ))}
        {imports.map((one) => (
          <li key={one.token} className={styles.card}>
            <Card one={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}
