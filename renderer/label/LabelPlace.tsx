// The Label place: a queue of transcripts, the transcript, the rubric. Everything a rater does all day.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useState } from 'react';
import type { TranscriptHead } from '../../contract/calls/transcript.ts';
import { studyKey, useApp, useRater } from '../client/app-state.ts';
import { query, useRead } from '../client/queries.ts';
import { Button } from '../parts/Button.tsx';
import { Empty } from '../parts/Empty.tsx';
import { chunkQuery } from '../transcript/messages.ts';
import { createModel } from '../transcript/model.ts';
import { Desk, type DeskProps } from './Desk.tsx';
import { itemName } from './items.ts';
import { QueuesButton } from './QueuesDialog.tsx';
import { QueueColumn } from './QueueColumn.tsx';
import { beginSession, useSession } from './session.ts';
import { useQueue, type QueueView } from './useQueue.ts';
import styles from './LabelPlace.module.css';

type OpenProps = Pick<DeskProps, 'transcript' | 'view' | 'rater'>;

/** Reads what the desk needs. From one item to the next it stays, so that only what differs is drawn. */
function Open(props: OpenProps) {
  const head = useRead('transcript.head', { key: props.transcript });
  const id = head?.id ?? '';
  const rubric = useRead('study.rubric', {});
  const { data: read } = useQuery({
    ...query('label.get', { rater: props.rater, id, round: props.view.round }),
    enabled: id !== '',
    gcTime: 0,
    throwOnError: true,
  });
  if (head === null || rubric === null || read === undefined) return null;
  return <Modelled {...props} head={head} rubric={rubric} read={read} />;
}

/** Makes the transcript's model, masked where the first of two passes is still to come. */
function Modelled({ head, ...props }: Omit<DeskProps, 'model'> & { head: TranscriptHead }) {
  const { rubric, read, view } = props;
  const name = itemName({ id: head.id, round: view.round });
  const begin = () => {
    const label = useSession.getState().labels.get(name) ?? read;
    // of a long transcript only the beginning is here: what is not may hold reasoning
    const mayReason = head.skeleton.role.at.length < head.messages || head.skeleton.type.words.includes('reasoning');
    const masked = rubric.passes === 2 && mayReason && label.first_pass === null && !label.submitted;
    return { name, head, model: createModel(head, masked) };
  };
  const [open, setOpen] = useState(begin);
  const isStale = open.name !== name || open.head !== head;
  if (isStale) setOpen(begin());
  return isStale ? null : <Desk {...props} model={open.model} />;
}

/** At the latest after so many milliseconds. */
const PATIENCE = 200;

/** Reads the item after this one ahead, so that it opens at once; but not before this one can be read. */
function usePrefetch(next: QueueView['next'], rater: string): void {
  const client = useQueryClient();
  const { key = null, id = '', round = 'main' } = next ?? {};
  useEffect(() => {
    if (key === null) return undefined;
    const waiting = requestIdleCallback(
      () => {
        void client.prefetchQuery(query('transcript.head', { key }));
        void client.prefetchQuery(query('label.get', { rater, id, round }));
        void client.prefetchQuery(query('transcript.scores', { key, rater }));
        void client.prefetchQuery({ ...chunkQuery(key, 0), gcTime: 600_000 });
      },
      { timeout: PATIENCE },
    );
    return () => cancelIdleCallback(waiting);
  }, [client, key, id, round, rater]);
}

function Queues({ rater }: { rater: string }) {
  const view = useQueue(rater);
  // the transcript first
  const inQueue = useDeferredValue(view);
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
            <QueuesButton />
          </>
        }
      >
        A queue is a list of transcripts to label, in order. Choose some in the Library and press “Make queue”.
      </Empty>
    );
  }
  return (
    <div className={styles.place} data-testid="label-place">
      <QueueColumn view={inQueue} />
      <Open transcript={view.key} view={view} rater={rater} />
    </div>
  );
}

export function LabelPlace() {
  const rater = useRater().id;
  const owner = `${studyKey(useApp())} ${rater}`;
  const owned = useSession((session) => session.owner === owner);
  useEffect(() => {
    if (!owned) beginSession(owner);
  }, [owned, owner]);
  return owned ? <Queues rater={rater} /> : null;
}
