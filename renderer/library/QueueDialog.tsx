// Makes a queue of all transcripts that the filter finds, or of those chosen by hand.
import { useState, type FormEvent } from 'react';
import type { Hidden, Queue, QueuePurpose } from '../../contract/queue.ts';
import { useRater } from '../client/app-state.ts';
import { call } from '../client/call.ts';
import { useJob } from '../client/jobs.ts';
import { useRead } from '../client/queries.ts';
import { counted } from '../imports/texts.ts';
import { Button } from '../parts/Button.tsx';
import { Choice, type Option } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { JobBar } from '../parts/JobBar.tsx';
import { announce } from '../parts/announce.ts';
import { HiddenFields, hiddenOf, NOTHING_HIDDEN } from './HiddenFields.tsx';
import { showPopulation } from './population/population.ts';
import { SampleForm } from './SampleForm.tsx';
import { QueueEnd } from './QueueEnd.tsx';
import { QueueName } from './QueueFields.tsx';
import styles from './QueueDialog.module.css';

export interface QueueDialogProps {
  open: boolean;
  filter: string;
  /** The transcripts chosen by hand; null: all that the filter finds. */
  transcripts: readonly number[] | null;
  count: number;
  onClose: () => void;
  /** Called with the name of the new queue. */
  onMade: (name: string) => void;
}

const PURPOSES: readonly Option<QueuePurpose>[] = [
  { value: 'label', title: 'Labelling', testId: 'purpose-label' },
  { value: 'training', title: 'Training', testId: 'purpose-training' },
];
function QueueForm({ filter, transcripts, count, onClose, onMade }: Omit<QueueDialogProps, 'open'>) {
  const rater = useRater().id;
  const [name, setName] = useState('');
  const [blind, setBlind] = useState(true);
  const [purpose, setPurpose] = useState<QueuePurpose>('label');
  const [draft, setDraft] = useState(NOTHING_HIDDEN);
  const given = name.trim();
  const hidden = hiddenOf(draft);
  const { state, start, stop } = useJob<Queue>();
  const isMaking = state.state === 'running';
  const make = (mixedIn: Hidden): Promise<void> =>
    start(async (job, begin) => {
      begin();
      const queue = await call('sample.make_queue', {
        job,
        name: given,
        filter,
        rater,
        transcripts: transcripts === null ? null : [...transcripts],
        blind,
        purpose,
        hidden: mixedIn,
      });
      announce(`Queue ${queue.name} holds ${counted(queue.total, 'transcript')}`);
      onMade(queue.name);
      return queue;
    });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (given !== '' && hidden !== null && !isMaking) void make(hidden);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>
        {counted(count, 'transcript')}{' '}
        {transcripts !== null ? 'chosen by hand' : filter === '' ? '(the whole study)' : 'of this filter'} will be in
        it.
      </p>
      <QueueName name={name} onName={setName} />
      <Choice label="For" options={PURPOSES} chosen={purpose} onChoose={setPurpose} row />
      {purpose === 'training' && (
        <p className={styles.hint}>
          Only those with gold will be in it. The known answers are shown after each label, and these labels do not
          count.
        </p>
      )}
      {purpose === 'label' && <HiddenFields draft={draft} onChange={setDraft} />}
      <JobBar label="Making the queue" state={state} unit="rows" onStop={stop} />
      <QueueEnd
        blind={blind}
        onBlind={setBlind}
        action="Make queue"
        ready={given !== '' && hidden !== null && !isMaking}
        onClose={onClose}
      />
    </form>
  );
}

type Way = 'all' | 'sample';
const WAYS: readonly { value: Way; title: string; testId: string }[] = [
  { value: 'all', title: 'All of them', testId: 'queue-all' },
  { value: 'sample', title: 'A sample', testId: 'queue-sample' },
];

/**
 * Explains that the transcripts are already a sample, so that a draw from them would have other inclusion
 * probabilities.
 */
function FromPopulation({ onClose }: Pick<QueueDialogProps, 'onClose'>) {
  const draw = (): void => {
    onClose();
    showPopulation('draw');
  };
  return (
    <>
      <p className={styles.hint}>
        The transcripts of this study were drawn from a population, so a draw from them has other inclusion
        probabilities. Draw from the population instead.
      </p>
      <footer className={styles.actions}>
        <Button onPress={onClose}>Cancel</Button>
        <Button variant="primary" onPress={draw}>
          Draw from the population…
        </Button>
      </footer>
    </>
  );
}

/** Transcripts chosen by hand have no design; those of a filter can be taken whole, or drawn from. */
function Ways(props: Omit<QueueDialogProps, 'open'>) {
  const [way, setWay] = useState<Way>('all');
  const isSample = useRead('population.show', {}) !== null;
  if (props.transcripts !== null) return <QueueForm {...props} />;
  return (
    <div className={styles.form}>
      <Choice label="Which transcripts" options={WAYS} chosen={way} onChoose={setWay} row />
      {way === 'all' ? <QueueForm {...props} /> : isSample ? <FromPopulation {...props} /> : <SampleForm {...props} />}
    </div>
  );
}

export function QueueDialog({ open, ...form }: QueueDialogProps) {
  return (
    <Dialog title="Make a queue" open={open} onClose={form.onClose} wide>
      <Ways {...form} />
    </Dialog>
  );
}
