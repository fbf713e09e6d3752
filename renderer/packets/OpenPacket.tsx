// A packet with work: what it is, where its study is to stand, and then that study with its queue ready in Label.
import { useState, type FormEvent } from 'react';
import type { PacketHead } from '../../contract/packet.ts';
import { setApp } from '../client/app-state.ts';
import { call } from '../client/call.ts';
import { counted } from '../imports/words.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { timeAgo } from '../parts/time-ago.ts';
import { fileName, putPacketsAway, usePackets } from './packets.ts';
import { Actions, JobState } from '../parts/Job.tsx';
import { Facts } from './Parts.tsx';
import { useJob } from '../parts/useJob.ts';
import styles from './Parts.module.css';

/** What a packet says of itself. */
function packetFacts({
  study,
  queue,
  rater,
  made_at,
  transcripts,
  fingerprint,
}: PacketHead): readonly (readonly [string, string])[] {
  return [
    ['Study', study],
    ['Queue', queue],
    ['For', rater],
    ['Holds', counted(transcripts, 'transcript')],
    ['Made', timeAgo(made_at)],
    ['Signed by', fingerprint],
  ];
}

export function OpenPacket({ token, head }: { token: string; head: PacketHead }) {
  const [passphrase, setPassphrase] = useState('');
  const { doing, start, stop } = useJob<true>();
  const ready = !head.encrypted || passphrase !== '';
  const open = (): void =>
    start(async (job, begin) => {
      const target = await call('app.choose_target', {
        suggested: fileName(head.study, head.queue, head.rater),
        what: 'study',
      });
      if (target === null) return null;
      begin();
      const { queue, rater } = await call('packets.open', {
        job,
        token,
        target: target.token,
        passphrase: head.encrypted ? passphrase : null,
      });
      const state = await call('app.open', { study: { token: target.token } });
      usePackets.setState({ dialog: null, landing: queue, suggested: rater });
      setApp(state);
      return true;
    });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready && doing.state !== 'running') open();
  };
  return (
    <form className={styles.column} onSubmit={submit}>
      <Facts facts={packetFacts(head)} />
      <p className={styles.hint}>
        It becomes a study of your own. Whoever sent it can tell you the sixteen characters under “Signed by”: if they
        are the same, nobody changed it on the way.
      </p>
      {head.encrypted && (
        <Field
          label="Passphrase"
          hint="Whoever made the packet knows it."
          value={passphrase}
          onChange={setPassphrase}
          secret
          autoFocus
        />
      )}
      <JobState label="Opening" unit="transcripts" doing={doing} />
      <Actions doing={doing} onStop={stop}>
        <Button onPress={putPacketsAway}>Cancel</Button>
        <Button variant="primary" type="submit" isDisabled={!ready} autoFocus={!head.encrypted}>
          Save as study…
        </Button>
      </Actions>
    </form>
  );
}
