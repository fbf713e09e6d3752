// Sends work back: writes everything that was labelled in a study made from a packet as a packet for its owner.
import { call } from '../client/call.ts';
import { useJob } from '../client/jobs.ts';
import { useRead } from '../client/queries.ts';
import { counted } from '../imports/texts.ts';
import { Button } from '../parts/Button.tsx';
import { JobBar } from '../parts/JobBar.tsx';
import { announce } from '../parts/announce.ts';
import { tellProblem } from '../parts/trouble.ts';
import { fileName, putPacketsAway } from './packets.ts';
import { Actions } from './Parts.tsx';
import styles from './Parts.module.css';

interface Sent {
  token: string;
  name: string;
  labels: number;
  transcripts: number;
}

export function SendBack() {
  const log = useRead('packets.log', {});
  const { state, start, stop } = useJob<Sent>();
  if (log === null) return null;
  const from = log.find(({ what }) => what === 'opened');
  if (from === undefined)
    return (
      <p>
        This study was not made from a packet. Open the study that was made from the packet, and send work back from
        there.
      </p>
    );
  const send = (): void =>
    void start(async (job, begin) => {
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
        All labels of this study are written to one file for the sender of the packet “{from.queue}”. You can send it
        several times: only new labels are added.
      </p>
      <JobBar label="Writing the packet" state={state} unit="changes" onStop={stop} />
      {state.state === 'done' && (
        <p data-testid="packet-sent">
          {counted(state.value.labels, 'submitted label')}, {counted(state.value.transcripts, 'transcript')} begun, in{' '}
          {state.value.name}.{' '}
          <Button
            variant="quiet"
            onPress={() => void call('app.reveal', { token: state.value.token }).catch(tellProblem)}
          >
            Show in folder
          </Button>
        </p>
      )}
      <Actions state={state}>
        <Button onPress={putPacketsAway}>{state.state === 'done' ? 'Close' : 'Cancel'}</Button>
        <Button variant="primary" onPress={send} autoFocus>
          Write packet…
        </Button>
      </Actions>
    </div>
  );
}
