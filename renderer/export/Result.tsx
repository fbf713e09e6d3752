// Progress and result of an export: files, rows and the hash to verify copies with.
import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { call } from '../client/call.ts';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { JobBar } from '../parts/JobBar.tsx';
import { tellProblem } from '../parts/trouble.ts';
import { LeftOutNote } from './Preview.tsx';
import type { Exporting, WrittenExport } from './useExport.ts';
import styles from './Result.module.css';

const whole = new Intl.NumberFormat('en');

function Written({ written: { report, token } }: { written: WrittenExport }) {
  const { folder } = report;
  const [file = '', sheet = '', ...others] = report.files;
  return (
    <div className={styles.written} data-testid="export-result">
      <p className={styles.title}>
        Written: {whole.format(report.rows)} {report.rows === 1 ? 'row' : 'rows'}
      </p>
      {report.empty !== null && <p>The file has no rows: {report.empty}.</p>}
      <dl>
        <Fact name={folder ? 'Folder' : 'File'}>{file}</Fact>
        <Fact name="Data sheet">{sheet}</Fact>
        {folder && <Fact name="Files">{`${whole.format(others.length)}, with their hashes in _SHA256SUMS`}</Fact>}
        {!folder && others.length > 0 && <Fact name="Other files">{others.join(', ')}</Fact>}
        <Fact name="sha256">
          <code>{report.sha256}</code>
          <IconButton label="Copy the sha256" onPress={() => void navigator.clipboard.writeText(report.sha256)}>
            <Copy />
          </IconButton>
        </Fact>
      </dl>
      <LeftOutNote left_out={report.left_out} />
      <Button onPress={() => void call('app.reveal', { token }).catch(tellProblem)}>Show in folder</Button>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function Result({ exporting: { state, stop } }: { exporting: Exporting }) {
  if (state.state === 'done') return <Written written={state.value} />;
  return <JobBar label="Writing" state={state} unit="transcripts" onStop={stop} />;
}
