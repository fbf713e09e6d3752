// Makes a packet for a rater: the queue, the rater, and the file.
import { useState, type FormEvent } from 'react';
import { LONGEST_NAME } from '../../contract/limits.ts';
import { Passphrase } from '../../contract/packet.ts';
import { useRater } from '../client/app-state.ts';
import { call } from '../client/call.ts';
import { useJob } from '../client/jobs.ts';
import { useRead } from '../client/queries.ts';
import { counted } from '../imports/texts.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { JobBar } from '../parts/JobBar.tsx';
import { Select } from '../parts/Select.tsx';
import { announce } from '../parts/announce.ts';
import { tellProblem } from '../parts/trouble.ts';
import { fileName, putPacketsAway } from './packets.ts';
import { Actions, Facts } from './Parts.tsx';
import styles from './Parts.module.css';

interface Made {
  token: string;
  name: string;
  rater: string;
  transcripts: number;
  fingerprint: string;
}

function Written({ made: { token, name, rater, transcripts, fingerprint } }: { made: Made }) {
  return (
    <div className={styles.made} data-testid="packet-made">
      <Facts
        facts={[
          ['Written', name],
          ['Contents', `${counted(transcripts, 'transcript')} for ${rater}`],
          ['Signed by', fingerprint],
        ]}
      />
      <Button onPress={() => void call('app.reveal', { token }).catch(tellProblem)}>Show in folder</Button>
    </div>
  );
}

export function MakePacket() {
  const queues = useRead('label.queues', { rater: useRater().id })?.filter(({ closed }) => !closed) ?? null;
  const [picked, setPicked] = useState<string | null>(null);
  const [rater, setRater] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const short = passphrase !== '' && !Passphrase.safeParse(passphrase).success;
  const { state, start, stop } = useJob<Made>();
  if (queues === null) return null;
  const queue = picked ?? queues[0]?.name ?? '';
  const given = rater.trim();
  const make = (event: FormEvent): void => {
    event.preventDefault();
    if (given === '' || short || queue === '' || state.state === 'running') return;
    void start(async (job, begin) => {
      const file = await call('app.choose_target', { suggested: fileName(queue, given), what: 'packet' });
      if (file === null) return null;
      begin();
      const { transcripts, fingerprint } = await call('packets.make', {
        job,
        token: file.token,
        queue,
        rater: given,
        passphrase: passphrase === '' ? null : passphrase,
      });
      announce(`The packet for ${given} is written`);
      setRater('');
      return { token: file.token, name: file.names[0] ?? '', rater: given, transcripts, fingerprint };
    });
  };
  if (queues.length === 0) return <p>No queue yet. Make one in the Library first.</p>;
  return (
    <form className={styles.column} onSubmit={make}>
      <Select
        label="Queue"
        options={queues.map(({ name }) => ({ value: name, label: name }))}
        value={queue}
        onChange={setPicked}
      />
      <Field
        label="For"
        hint="Name of the rater. In a queue with overlap a seat is reserved under this name."
        value={rater}
        onChange={setRater}
        maxLength={LONGEST_NAME}
        autoFocus
      />
      <Field
        label="Passphrase (optional)"
        hint="Encrypts the packet and the labels that come back. Send the passphrase to the rater separately from the packet."
        value={passphrase}
        onChange={setPassphrase}
        {...(short && { error: 'Use at least 8 characters; four or more words are best.' })}
      />
      <p className={styles.hint}>
        The packet contains the transcripts, the rubric and the rater’s order, but no labels. If the queue is blind, it
        contains no scores.
      </p>
      <JobBar label="Writing the packet" state={state} unit="transcripts" onStop={stop} />
      {state.state === 'done' && <Written made={state.value} />}
      <Actions state={state}>
        <Button onPress={putPacketsAway}>{state.state === 'done' ? 'Close' : 'Cancel'}</Button>
        <Button variant="primary" type="submit" isDisabled={given === '' || short}>
          Write packet…
        </Button>
      </Actions>
    </form>
  );
}
