// Opens a work packet: shows its head, asks where to save the study, and opens its queue in Label.
import { useState, type FormEvent } from 'react';
import type { PacketHead } from '../../contract/packet.ts';
import { setApp } from '../client/app-state.ts';
import { call } from '../client/call.ts';
import { useJob } from '../client/jobs.ts';
import { counted } from '../imports/texts.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { JobBar } from '../parts/JobBar.tsx';
import { timeAgo } from '../parts/time-ago.ts';
import { fileName, putPacketsAway, usePackets } from './packets.ts';
import { Actions, Facts } from './Parts.tsx';
import styles from './Parts.module.css';

/** The data in the head of a packet, as names and values. */
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
    ['Rater', rater],
    ['Contents', counted(transcripts, 'transcript')],
    ['Made', timeAgo(made_at)],
    ['Signed by', fingerprint],
  ];
}

export function OpenPacket({ token, head }: { token: string; head: PacketHead }) {
  const [passphrase, setPassphrase] = useState('');
  const { state, start, stop } = useJob<true>();
  const ready = !head.encrypted || passphrase !== '';
  const open = (): void =>
    void start(async (job, begin) => {
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
    if (ready && state.state !== 'running') open();
  };
  return (
    <form className={styles.column} onSubmit={submit}>
      <Facts facts={packetFacts(head)} />
      <p className={styles.hint}>
        Opening the packet makes a new study. To check that nobody changed the packet, compare the characters under
        “Signed by” with the sender.
      </p>
      {head.encrypted && (
        <Field
          label="Passphrase"
          hint="The sender of the packet has it."
          value={passphrase}
          onChange={setPassphrase}
          secret
          autoFocus
        />
      )}
      <JobBar label="Opening" state={state} unit="transcripts" onStop={stop} />
      <Actions state={state}>
        <Button onPress={putPacketsAway}>Cancel</Button>
        <Button variant="primary" type="submit" isDisabled={!ready} autoFocus={!head.encrypted}>
          Save as study…
        </Button>
      </Actions>
    </form>
  );
}
