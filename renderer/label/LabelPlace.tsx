// The Label place: a queue of transcripts, the transcript, the rubric.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { memo, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { TranscriptHead } from '../../contract/transcript-head.ts';
import type { Label } from '../../contract/label.ts';
import { dimensionsFor, type Rubric } from '../../contract/rubric.ts';
import { usePreferences } from '../client/preferences.ts';
import { query, useRead } from '../client/queries.ts';
import { AfterFirstPaint } from '../desk/AfterFirstPaint.tsx';
import { Begun } from '../desk/Begun.tsx';
import { Frame } from '../desk/Frame.tsx';
import { Keys } from '../desk/Keys.tsx';
import { stepping } from '../desk/keys.ts';
import { Button } from '../parts/Button.tsx';
import { Empty } from '../parts/Empty.tsx';
import { chunkQuery } from '../transcript/messages.ts';
import { createModel, type TranscriptModel } from '../transcript/model.ts';
import { createDesk, type Around } from './desk.ts';
import { Desk } from './Desk.tsx';
import { Finished } from './Finished.tsx';
import { scoresQuery, useScores } from './GraderScores.tsx';
import { itemName } from './items.ts';
import { labelNow } from './labels.ts';
import { useShownHead } from './model-name.ts';
import { QueueColumn } from './QueueColumn.tsx';
import { QueuesButton } from './QueuesDialog.tsx';
import { session } from './session.ts';
import { useQueue, type QueueView } from './useQueue.ts';

interface OpenProps {
  transcript: number;
  view: QueueView;
  rater: string;
  /** Called when all items of the queue are done. */
  onDone: () => void;
}

/** Reads the data of the desk. It stays mounted between items, so that only differences are rendered. */
const Open = memo(function Open(props: OpenProps) {
  const head = useRead('transcript.head', { key: props.transcript });
  const id = head?.id ?? '';
  const rubric = useRead('study.rubric', {});
  const { data: read } = useQuery({
    ...query('label.get', { rater: props.rater, id, round: props.view.round }),
    enabled: id !== '',
    gcTime: 0,
    throwOnError: true,
  });
  // while an item loads, the arrow keys already go to the next one
  if (head === null || rubric === null || read === undefined)
    return <Keys place="Label" bindings={stepping('transcript', props.view.step)} />;
  return <Opened {...props} head={head} rubric={rubric} read={read} />;
});

interface OpenedProps extends OpenProps {
  head: TranscriptHead;
  rubric: Rubric;
  /** The rater's label as stored. */
  read: Label;
}

/** Makes the transcript's model, with hidden reasoning masked in the first of two passes. */
function modelOf({ head, rubric, read, view }: OpenedProps): TranscriptModel {
  const label = labelNow({ name: itemName({ id: head.id, round: view.round }), read });
  // only the beginning of a long transcript is loaded: the rest may contain reasoning
  const mayReason = head.skeleton.role.at.length < head.messages || head.skeleton.type.words.includes('reasoning');
  return createModel(head, rubric.passes === 2 && mayReason && label.first_pass === null && !label.submitted);
}

function deskOf(props: OpenedProps, model: TranscriptModel) {
  const { head, rubric, read, view, rater } = props;
  const { round } = view;
  const scenario = typeof head.facets['scenario'] === 'string' ? head.facets['scenario'] : null;
  const about = { name: itemName({ id: head.id, round }), key: head.key, id: head.id, rater, round };
  return createDesk({ ...about, read, model, rubric, dimensions: dimensionsFor(rubric, scenario) });
}

/** The navigation to other items, for the desk. */
function aroundOf({ next, open, step, queue, search }: QueueView, seenGrader: boolean, onDone: () => void): Around {
  return {
    queue: queue === '' ? null : queue,
    seenGrader,
    search,
    next: () => (next === null ? onDone() : open(next)),
    step,
    open: (subject) => open(subject, subject.queue ?? ''),
  };
}

/** Makes a desk for each opened item, and a new one for the same transcript when the rubric changes. */
function Opened(given: OpenedProps) {
  const head = useShownHead(given.head);
  const props = { ...given, head };
  const { transcript, view, rater, rubric, onDone } = props;
  const { scores } = useScores(transcript, rater);
  const seenGrader = scores.length > 0;
  const around = useMemo(() => aroundOf(view, seenGrader, onDone), [view, seenGrader, onDone]);
  const name = itemName({ id: head.id, round: view.round });
  const [open, setOpen] = useState(() => ({ head, desk: deskOf(props, modelOf(props)) }));
  const isSameItem = open.desk.name === name && open.head === head;
  if (isSameItem && open.desk.rubric === rubric) return <Desk desk={open.desk} around={around} />;
  setOpen({ head, desk: deskOf(props, isSameItem ? open.desk.model : modelOf(props)) });
  return null;
}

/** The next item is read after this many milliseconds at the latest. */
const PATIENCE = 200;

/** Reads the next item in idle time after the current one is shown, so that it opens at once. */
function usePrefetch(next: QueueView['next'], rater: string): void {
  const client = useQueryClient();
  const { key = null, id = '', round = 'main' } = next ?? {};
  useEffect(() => {
    if (key === null) return undefined;
    const waiting = requestIdleCallback(
      () => {
        void client.prefetchQuery(query('transcript.head', { key }));
        void client.prefetchQuery(query('label.get', { rater, id, round }));
        void client.prefetchQuery(scoresQuery(key, rater));
        void client.prefetchQuery({ ...chunkQuery(key, 0), gcTime: 600_000 });
      },
      { timeout: PATIENCE },
    );
    return () => cancelIdleCallback(waiting);
  }, [client, key, id, round, rater]);
}

/** A name that differs between items of queues. */
const placeOf = ({ queue, key, round }: QueueView): string => `${queue} ${round} ${key ?? ''}`;

function Queues({ rater }: { rater: string }) {
  const read = useQueue(rater);
  // the open item stays until another queue is loaded, because a dialog of the place must not close with it
  const [last, setLast] = useState(read);
  if (read !== null && read !== last) setLast(read);
  const view = read ?? last;
  // the transcript is rendered before the queue
  const inQueue = useDeferredValue(view);
  const modelHidden = usePreferences((all) => all.modelHidden);
  // the item that was open when the queue was finished
  const [finished, setFinished] = useState('');
  const latest = useRef(view);
  useEffect(() => {
    latest.current = view;
  });
  const finish = useCallback(() => setFinished(latest.current === null ? '' : placeOf(latest.current)), []);
  const reopen: QueueView['open'] = (item, queue) => {
    setFinished('');
    view?.open(item, queue);
  };
  const navigate = useNavigate();
  usePrefetch(view?.next ?? null, rater);
  if (view === null || inQueue === null) return null;
  if (view.key === null) {
    return (
      <Empty
        title="No queue to label"
        action={
          <>
            <Button onPress={() => void navigate({ to: '/library' })}>Go to the Library</Button>
            <QueuesButton inWords />
          </>
        }
      >
        A queue is a list of transcripts to label, in order. Choose some in the Library and press “Make queue”.
      </Empty>
    );
  }
  const isFinished = finished === placeOf(view);
  return (
    <Frame testId="label-place" map={!isFinished} modelHidden={modelHidden}>
      <AfterFirstPaint>
        <QueueColumn view={isFinished ? { ...inQueue, open: reopen } : inQueue} rater={rater} />
      </AfterFirstPaint>
      {isFinished ? (
        <Finished view={view} rater={rater} onOpen={reopen} />
      ) : (
        <Open transcript={view.key} view={view} rater={rater} onDone={finish} />
      )}
    </Frame>
  );
}

/** Without drafts, because every change of a label is recorded at once as an event. */
export function LabelPlace() {
  return (
    <Begun session={session} onDrafts={null}>
      {(rater) => <Queues rater={rater} />}
    </Begun>
  );
}
