// A packet for a rater: which queue, for whom, where to.
import { useState, type FormEvent } from 'react';
import { useRater } from '../client/app-state.ts';
import { call } from '../client/call.ts';
import { useRead } from '../client/queries.ts';
import { counted } from '../imports/words.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { Select } from '../parts/Select.tsx';
import { announce } from '../parts/announce.ts';
import { tellProblem } from '../parts/trouble.ts';
import { fileName, putPacketsAway } from './packets.ts';
import { Actions, JobState } from './Parts.tsx';
import { useJob } from './useJob.ts';
import styles from './Parts.module.css';

const LONGEST = 80;

interface Made {
  token: string;
  name: string;
  rater: string;
  transcripts: number;
}

function Written({ made: { token, name, rater, transcripts } }: { made: Made }) {
  return (
    <p data-testid="packet-made">
      {counted(transcripts, 'transcript')} for {rater} in {name}.{' '}
      <Button variant="quiet" onPress={() => void call('app.reveal', { token }).catch(tellProblem)}>
        Show in folder
      </Button>
    </p>
  );
}

export function MakePacket() {
  const queues = useRead('label.queues', { rater: useRater().id });
  const [picked, setPicked] = useState<string | null>(null);
  const [rater, setRater] = useState('');
  const { doing, start, stop } = useJob<Made>();
  if (queues === null) return null;
  const queue = picked ?? queues[0]?.name ?? '';
  const given = rater.trim();
  const make = (event: FormEvent): void => {
    event.preventDefault();
    if (given === '' || queue === '' || doing.state === 'running') return;
    start(async (job, begin) => {
      const file = await call('app.choose_target', { suggested: fileName(queue, given), what: 'packet' });
      if (file === null) return null;
      begin();
      const { transcripts } = await call('packets.make', { job, token: file.token, queue, rater: given });
      announce(`The packet for ${given} is written`);
      setRater('');
      return { token: file.token, name: file.names[0] ?? '', rater: given, transcripts };
    });
  };
  if (queues.length === 0) return <p>There is no queue yet. Make one in the Library first.</p>;
  return (
    <form className={styles.column} onSubmit={make}>
      <Select label="Queue" options={queues.map(({ name }) => ({ value: name, label: name }))} value={queue} onChange={setPicked} />
      <Field
        label="For"
        hint="The rater’s name. In a queue with an overlap a seat, with an order of its own, is kept for it."
        value={rater}
        onChange={setRater}
        maxLength={LONGEST}
        autoFocus
      />
      <p className={styles.hint}>
        The packet holds the transcripts, the rubric and the rater’s order. Of a blind queue it holds no scores, and never anybody’s labels.
      </p>
      <JobState label="Writing the packet" doing={doing} />
      {doing.state === 'done' && <Written made={doing.value} />}
      <Actions doing={doing} onStop={stop}>
        <Button onPress={putPacketsAway}>{doing.state === 'done' ? 'Close' : 'Cancel'}</Button>
        <Button variant="primary" type="submit" isDisabled={given === ''}>
          Write packet…
        </Button>
      </Actions>
    </form>
  );
}
