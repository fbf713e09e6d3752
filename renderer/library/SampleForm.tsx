// Makes a queue drawn from the filter by a sample design, with a preview of each stratum.
import { useState, type FormEvent } from 'react';
import type { Design, Hidden, SampleReport } from '../../contract/queue.ts';
import { useRater } from '../client/app-state.ts';
import { call } from '../client/call.ts';
import { useJob } from '../client/jobs.ts';
import { useRead } from '../client/queries.ts';
import { counted } from '../imports/texts.ts';
import { announce } from '../parts/announce.ts';
import { JobBar } from '../parts/JobBar.tsx';
import { DesignFields, useSampleDesign } from './DesignFields.tsx';
import { HiddenFields, hiddenOf, NOTHING_HIDDEN } from './HiddenFields.tsx';
import { HowMany } from './HowMany.tsx';
import { StrataPreview } from './StrataPreview.tsx';
import { QueueEnd } from './QueueEnd.tsx';
import { QueueName, QueueSize } from './QueueFields.tsx';
import styles from './QueueDialog.module.css';

export interface SampleFormProps {
  filter: string;
  count: number;
  onClose: () => void;
  onMade: (name: string) => void;
}

export function SampleForm({ filter, count, onClose, onMade }: SampleFormProps) {
  const info = useRead('study.info', {});
  const rater = useRater().id;
  const [name, setName] = useState('');
  const [blind, setBlind] = useState(true);
  const [hiddenDraft, setHiddenDraft] = useState(NOTHING_HIDDEN);
  const facets = info?.facets ?? [];
  const scores = info?.graders ?? [];
  const { draft, change, design, n, overlap } = useSampleDesign(facets, scores);
  const hidden = hiddenOf(hiddenDraft);
  const { state, start, stop } = useJob<SampleReport>();
  const isDrawing = state.state === 'running';
  const draw = (wished: { n: number; design: Design; overlap: number | null; hidden: Hidden }): Promise<void> =>
    start(async (job, begin) => {
      begin();
      const about = { queue: name.trim(), filter, rater, seed: null, blind, top_up: false };
      const report = await call('sample.draw', { job, ...wished, ...about });
      announce(`Queue ${report.queue} holds ${counted(report.n, 'transcript')}`);
      onMade(report.queue);
      return report;
    });
  const whole = n !== null && typeof design !== 'string' && overlap !== undefined && hidden !== null;
  const wish = whole && name.trim() !== '' ? { n, design, overlap, hidden } : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wish !== null && !isDrawing) void draw(wish);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <QueueName name={name} onName={setName} />
          <DesignFields draft={draft} facets={facets} scores={scores} onChange={change} />
        </div>
        <div className={styles.column}>
          <div className={styles.row}>
            <QueueSize of={count} draft={draft} onChange={change} />
          </div>
          {n !== null && typeof design !== 'string' ? (
            <StrataPreview from="sample.preview" filter={filter} n={n} design={design} />
          ) : (
            <p className={styles.hint} role="status">
              {typeof design === 'string' ? design : 'Enter the number of transcripts'}.
            </p>
          )}
          <HiddenFields draft={hiddenDraft} onChange={setHiddenDraft} />
          <HowMany
            from="sample.preview"
            filter={filter}
            population={count}
            design={design}
            onChoose={(wanted) => change({ n: String(wanted) })}
          />
        </div>
      </div>
      <JobBar label="Drawing the queue" state={state} unit="rows" onStop={stop} />
      <QueueEnd
        blind={blind}
        onBlind={setBlind}
        action="Draw queue"
        ready={wish !== null && !isDrawing}
        onClose={onClose}
      />
    </form>
  );
}
