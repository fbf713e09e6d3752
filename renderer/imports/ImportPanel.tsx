// Imports, below the place: how far they are, what went in, and what did not and why.
import { Copy, X } from 'lucide-react';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Progress } from '../parts/Progress.tsx';
import { useProgress } from '../client/jobs.ts';
import { putImportAway, stopImport, useImports, type Import } from './imports.ts';
import { Report } from './Report.tsx';
import { named, rejectedAsText } from './words.ts';
import styles from './ImportPanel.module.css';

function Running({ one }: { one: Import & { state: 'running' } }) {
  const progress = useProgress(one.job);
  const { done, total, bytes, bytes_total, per_second, seconds_left } = progress ?? NOTHING_YET;
  return (
    <div className={styles.running}>
      <Progress
        label={`Importing ${named(one.names)}`}
        done={done}
        total={total}
        part={bytes_total === null || bytes_total === 0 ? null : bytes / bytes_total}
        unit={done === 1 ? 'transcript' : 'transcripts'}
        per_second={per_second}
        seconds_left={seconds_left}
      />
      <Button isDisabled={one.stopping} onPress={() => stopImport(one)}>
        {one.stopping ? 'Stopping…' : 'Stop'}
      </Button>
    </div>
  );
}

const NOTHING_YET = { done: 0, total: null, bytes: 0, bytes_total: null, per_second: 0, seconds_left: null };

function Card({ one }: { one: Import }) {
  const away = (
    <IconButton label="Put away" onPress={() => putImportAway(one.job)}>
      <X />
    </IconButton>
  );
  switch (one.state) {
    case 'waiting':
      return (
        <div className={styles.head}>
          <p className={styles.title}>{named(one.names)} waits its turn</p>
          <Button onPress={() => stopImport(one)}>Do not import</Button>
        </div>
      );
    case 'running':
      return <Running one={one} />;
    case 'failed':
      return (
        <div className={styles.head} data-testid="import-failed">
          <Notice problem={one.problem} />
          {away}
        </div>
      );
    case 'done':
      return (
        <>
          <div className={styles.head}>
            <p className={styles.title}>{named(one.names)}</p>
            {one.report.rejected.length > 0 && (
              <Button
                variant="quiet"
                icon={<Copy aria-hidden />}
                onPress={() => void navigator.clipboard.writeText(rejectedAsText(one.report.rejected))}
              >
                Copy list
              </Button>
            )}
            {away}
          </div>
          <Report report={one.report} />
        </>
      );
  }
}

export function ImportPanel() {
  const { imports } = useImports();
  if (imports.length === 0) return null;
  return (
    <section className={styles.panel} aria-label="Imports" data-testid="import-panel">
      <ul>
        {imports.map((one) => (
          <li key={one.job} className={styles.card}>
            <Card one={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}
