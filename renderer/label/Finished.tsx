// Shown when a queue is finished: its counts, sending it back, and the next steps.
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { useRead } from '../client/queries.ts';
import { Keys } from '../desk/Keys.tsx';
import { undoing } from '../desk/keys.ts';
import { counted, duration } from '../imports/texts.ts';
import { showPackets } from '../packets/packets.ts';
import { announce } from '../parts/announce.ts';
import { Button } from '../parts/Button.tsx';
import { isOpen, itemName } from './items.ts';
import { useStates } from './labels.ts';
import { session } from './session.ts';
import { today } from './today.ts';
import type { NumberedItem, QueueView } from './useQueue.ts';
import styles from './Finished.module.css';

export interface FinishedProps {
  view: QueueView;
  rater: string;
  /** Opens an item of this queue or of another. */
  onOpen: QueueView['open'];
}

interface Counts {
  done: number;
  skipped: number;
  open: NumberedItem[];
}

function useCounts(items: readonly NumberedItem[]): Counts {
  const states = useStates((all) => all.states);
  return useMemo(() => {
    const now = items.map((item) => ({ item, ...(states.get(itemName(item)) ?? item) }));
    return {
      done: now.filter(({ state }) => state === 'done').length,
      skipped: now.filter(({ state }) => state === 'skipped').length,
      open: now.filter(isOpen).map(({ item }) => item),
    };
  }, [items, states]);
}

/** The number of today's labels and their median time; nothing if no time is known. */
function Time({ rater }: { rater: string }) {
  const work = useRead('label.own_work', { rater, since: today() });
  if (work === null || work.seconds === null) return null;
  return (
    <p>
      {counted(work.recent, 'label')} today, {duration(work.seconds)} a label (median).
    </p>
  );
}

function countText({ done, skipped, open }: Counts): string {
  return [
    `${counted(done, 'transcript')} labelled`,
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(open.length > 0 ? [`${open.length} postponed or not finished`] : []),
  ].join(', ');
}

/** A possible next step; Enter runs the first. */
interface Way {
  title: string;
  go: () => void;
}

function useWays({ view, onOpen }: FinishedProps, { open }: Counts): Way[] {
  const navigate = useNavigate();
  const log = useRead('packets.log', {});
  const { queues, queue, items, choose } = view;
  const next = queues.find(({ name, done, total }) => name !== queue && done < total);
  const [unfinished] = open;
  const [first] = items;
  return [
    ...(unfinished === undefined ? [] : [{ title: 'Label postponed transcripts', go: () => onOpen(unfinished) }]),
    ...(next === undefined
      ? []
      : [{ title: `Next queue: ${next.name} (${next.total - next.done} left)`, go: () => choose(next.name) }]),
    ...(log?.some(({ what }) => what === 'opened') === true
      ? [{ title: 'Send the work back…', go: () => showPackets({ kind: 'send' }) }]
      : []),
    ...(first === undefined ? [] : [{ title: 'Review the queue', go: () => onOpen(first) }]),
    { title: 'Go to the Library', go: () => void navigate({ to: '/library' }) },
  ];
}

/** Undoes the step that finished the queue, and opens its item. */
function takeBack(onOpen: QueueView['open']): void {
  const step = session.undo();
  if (step === null) return announce('Nothing to undo');
  announce('Undone');
  onOpen(step.subject, step.subject.queue ?? '');
}

export function Finished(props: FinishedProps) {
  const { view, rater, onOpen } = props;
  const place = useRef<HTMLElement>(null);
  const counts = useCounts(view.items);
  const ways = useWays(props, counts);
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  const [main] = ways;
  const go = (): void => main?.go();
  const name = view.queue === '' ? 'This' : `Queue ${view.queue}`;
  return (
    <section ref={place} className={styles.place} tabIndex={-1} aria-labelledby="finished" data-testid="finished">
      <div className={styles.inside}>
        <h2 id="finished">{counts.open.length === 0 ? `${name} is done` : 'Nothing else is left'}</h2>
        <p data-testid="finished-counts">{countText(counts)}.</p>
        <Time rater={rater} />
        <div className={styles.ways}>
          {ways.map((way, at) => (
            <Button
              key={way.title}
              variant={at === 0 ? 'primary' : 'plain'}
              {...(at === 0 && { keys: 'Enter' })}
              onPress={way.go}
            >
              {way.title}
            </Button>
          ))}
        </div>
      </div>
      <Keys
        place="Label"
        bindings={[
          { keys: 'Enter', about: 'what comes next', run: go },
          ...undoing(
            () => takeBack(onOpen),
            () => announce('Nothing to redo'),
          ),
        ]}
      />
    </section>
  );
}
