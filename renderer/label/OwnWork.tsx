// A rater's own work, shown only to this rater: what is left, pace, consistency. It shows no other rater.
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { OwnWork } from '../../contract/own-work.ts';
import { useRead } from '../client/queries.ts';
import { counted, duration } from '../imports/texts.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Empty } from '../parts/Empty.tsx';
import { today } from './today.ts';
import styles from './OwnWork.module.css';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const percent = (share: number): string => `${whole.format(share * 100)} %`;

function queueText({ total, done, skipped, later }: OwnWork['queues'][number]): string {
  const left = total - done - skipped;
  const rest = [
    left === 0 ? 'nothing left' : `${whole.format(left)} left`,
    ...(later > 0 ? [`${later} of them for later`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  return `${whole.format(done)} of ${whole.format(total)} done, ${rest.join(', ')}`;
}

function surenessText({ sure, fairly, guess }: OwnWork['sureness']): string {
  const all = [`sure ${sure}`, `fairly sure ${fairly}`, `a guess ${guess}`];
  return sure + fairly + guess === 0 ? 'no answer yet' : all.join(' · ');
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.line}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Figures({ work }: { work: OwnWork }) {
  const { recent, submitted, seconds, per_hour, coverage, sureness, retest, training } = work;
  return (
    <dl className={styles.figures}>
      <Line name="Submitted">
        {counted(recent, 'label')} today, {counted(submitted, 'label')} in this study
      </Line>
      {seconds !== null && (
        <Line name="Time">
          {duration(seconds)} a label (median){per_hour !== null && `, ${whole.format(per_hour)} an hour of work today`}
        </Line>
      )}
      {coverage !== null && <Line name="Read">{percent(coverage)} of a transcript was in view (median)</Line>}
      <Line name="How sure">{surenessText(sureness)}</Line>
      {retest !== null && retest.of > 0 && (
        <Line name="Same answer again">
          {percent(retest.part / retest.of)} of {counted(retest.of, 'answer')} on{' '}
          {counted(retest.transcripts, 'transcript')} shown a second time
        </Line>
      )}
      {training !== null && (
        <Line name="Training">
          {training.part} of {counted(training.of, 'answer')} as known
        </Line>
      )}
    </dl>
  );
}

const MARKS: readonly { of: keyof OwnWork['marked']; one: string; many: string; filter: string }[] = [
  { of: 'bookmarks', one: 'bookmark', many: 'bookmarks', filter: 'bookmark:yes' },
  { of: 'notes', one: 'transcript with a note', many: 'transcripts with notes', filter: 'note:any' },
  { of: 'flags', one: 'transcript with a flag', many: 'transcripts with flags', filter: 'flag:any' },
  { of: 'skips', one: 'skip', many: 'skips', filter: 'skip:any' },
];

/** The kinds of marks that the rater made, each a link to a list of the Library. */
function Marked({ marked, onDone }: { marked: OwnWork['marked']; onDone: () => void }) {
  const navigate = useNavigate();
  return (
    <div className={styles.marked} data-testid="marked">
      {MARKS.filter(({ of }) => marked[of] > 0).map(({ of, one, many, filter }) => (
        <Button
          key={of}
          onPress={() => {
            onDone();
            void navigate({ to: '/library', search: { filter } });
          }}
        >
          {counted(marked[of], one, many)}
        </Button>
      ))}
    </div>
  );
}

function Work({ rater, onDone }: { rater: string; onDone: () => void }) {
  const work = useRead('label.own_work', { rater, since: today() });
  if (work === null) return null;
  if (work.queues.length === 0 && work.submitted === 0) {
    return <Empty title="Nothing yet">This place counts what you label. Only you see it.</Empty>;
  }
  return (
    <>
      <dl className={styles.figures} aria-label="Queues">
        {work.queues.map((queue) => (
          <Line key={queue.name} name={queue.name}>
            {queueText(queue)}
          </Line>
        ))}
      </dl>
      {work.submitted === 0 && work.training === null ? <p>Nothing is submitted yet.</p> : <Figures work={work} />}
      <Marked marked={work.marked} onDone={onDone} />
      <p className={styles.hint}>Only you see this.</p>
    </>
  );
}

export function OwnWorkDialog({ rater, open, onClose }: { rater: string; open: boolean; onClose: () => void }) {
  return (
    <Dialog title="Your work so far" open={open} onClose={onClose}>
      <Work rater={rater} onDone={onClose} />
    </Dialog>
  );
}
