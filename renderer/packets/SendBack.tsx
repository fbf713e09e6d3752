// Work sent back: everything that was labelled in a study that came in a packet, as a packet for its owner.
import { call } from '../client/call.ts';
import { useRead } from '../client/queries.ts';
import { counted } from '../imports/words.ts';
import { Button } from '../parts/Button.tsx';
import { announce } from '../parts/announce.ts';
import { tellProblem } from '../parts/trouble.ts';
import { fileName, putPacketsAway } from './packets.ts';
import { Actions, JobState } from '../parts/Job.tsx';
import { useJob } from '../parts/useJob.ts';
import styles from './Parts.module.css';

interface Sent {
  token: string;
  name: string;
  labels: number;
  transcripts: number;
}

export function SendBack() {
  const log = useRead('packets.log', {});
  const { doing, start, stop } = useJob<Sent>();
  if (log === null) return null;
  const from = log.find(({ what }) => what === 'opened');
  if (from === undefined)
    return <p>This study did not come in a packet. Work is sent back from the study that a packet was opened as.</p>;
  const send = (): void =>
    start(async (job, begin) => {
      const file = await call('app.choose_target', {
        suggested: fileName(from.queue, from.rater, 'back'),
        what: 'packet',
      });
      if (file === null) return null;
      begin();
      const { labels, transcripts } = await call('packets.return', { job, token: file.token });
      announce('The packet is written');
      return { token: file.token, name: file.names[0] ?? '', labels, transcripts };
    });
  return (
    <div className={styles.column}>
      <p>
        Everything labelled here goes into one file for whoever made the packet “{from.queue}”. It may be sent as often
        as you like: only what is new is added there.
      </p>
      <JobState label="Writing the packet" unit="changes" doing={doing} />
      {doing.state === 'done' && (
        <p data-testid="packet-sent">
          {counted(doing.value.labels, 'submitted label')}, {counted(doing.value.transcripts, 'transcript')} begun, in{' '}
          {doing.value.name}.{' '}
          <Button
            variant="quiet"
            onPress={() => void call('app.reveal', { token: doing.value.token }).catch(tellProblem)}
          >
            Show in folder
          </Button>
        </p>
      )}
      <Actions doing={doing} onStop={stop}>
        <Button onPress={putPacketsAway}>{doing.state === 'done' ? 'Close' : 'Cancel'}</Button>
        <Button variant="primary" onPress={send} autoFocus>
          Write packet…
        </Button>
      </Actions>
    </div>
  );
}
