// Merges packets that were sent back: shows their raters, then the merged labels and the conflicts.
import type { MergeReport } from '../../contract/merge-report.ts';
import type { PacketHead } from '../../contract/packet.ts';
import { useApp } from '../client/app-state.ts';
import { call } from '../client/call.ts';
import { useJob } from '../client/jobs.ts';
import { counted } from '../imports/texts.ts';
import { Button } from '../parts/Button.tsx';
import { JobBar } from '../parts/JobBar.tsx';
import { Notice } from '../parts/Notice.tsx';
import { announce } from '../parts/announce.ts';
import { Conflicts } from './Conflicts.tsx';
import { putPacketsAway } from './packets.ts';
import { Actions } from './Parts.tsx';
import styles from './Parts.module.css';

const said = ({ labels, transcripts }: Pick<MergeReport, 'labels' | 'transcripts'>): string =>
  labels === 0 ? 'nothing new' : `${counted(labels, 'label')} of ${counted(transcripts, 'transcript')}`;

function Merged({ report }: { report: MergeReport }) {
  return (
    <>
      <ul data-testid="packets-merged">
        {report.merged.map((one) => (
          <li key={one.file}>
            {one.rater}: {said(one)}
          </li>
        ))}
      </ul>
      {report.rejected.map(({ path, reason }) => (
        <Notice
          key={path}
          problem={{
            code: 'bad_packet',
            what: `${path.replace(/^.*[/\\]/, '')} was not merged.`,
            where: '',
            todo: reason,
          }}
        />
      ))}
      {report.conflicts.length > 0 && (
        <section>
          <h3>{counted(report.conflicts.length, 'conflict')} in the study</h3>
          <Conflicts conflicts={report.conflicts} />
        </section>
      )}
    </>
  );
}

export function MergePackets({ token, heads }: { token: string; heads: readonly PacketHead[] }) {
  const hasStudy = useApp().study !== null;
  const { state, start, stop } = useJob<MergeReport>();
  const merge = (): void =>
    void start(async (job, begin) => {
      begin();
      const report = await call('packets.merge', { job, token });
      announce(`Merged: ${said(report)}, ${counted(report.conflicts.length, 'conflict')}`);
      return report;
    });
  return (
    <div className={styles.column}>
      {state.state === 'done' ? (
        <Merged report={state.value} />
      ) : (
        <ul>
          {heads.map((head) => (
            <li key={head.file}>
              {head.rater}, {head.queue}: {counted(head.transcripts, 'transcript')} ({head.file})
            </li>
          ))}
        </ul>
      )}
      {!hasStudy && <p>Open the study that these packets belong to first.</p>}
      <JobBar label="Merging" state={state} unit="packets" onStop={stop} />
      <Actions state={state}>
        <Button onPress={putPacketsAway}>{state.state === 'done' ? 'Close' : 'Cancel'}</Button>
        {state.state !== 'done' && (
          <Button variant="primary" onPress={merge} isDisabled={!hasStudy} autoFocus>
            Merge
          </Button>
        )}
      </Actions>
    </div>
  );
}
