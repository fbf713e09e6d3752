// Calls behind the Label place: queues, a rater's label, and the recording of the rater's actions.
import { z } from 'zod';
import { MOST_ENTRIES } from '../limits.ts';
import type { Calls } from '../call.ts';
import { Gold } from '../gold.ts';
import { Label, LabelEvent, Round } from '../label.ts';
import { OwnWork } from '../own-work.ts';
import { Listed } from '../library.ts';
import { Queue, QueueItem } from '../queue.ts';

const Rater = z.object({ rater: z.string() });

export const labelCalls = {
  'label.queues': { input: Rater, output: z.array(Queue), reads: ['queues', 'labels'] },
  /**
   * The items in this rater's own order. In a queue with an overlap it is the order of a free seat until something is
   * recorded. Refused: `queue_full` if no seat is free, `queue_closed` if the queue is closed.
   */
  'label.items': {
    input: Rater.extend({ queue: z.string() }),
    output: z.array(QueueItem),
    reads: ['queues', 'transcripts', 'facets'],
  },
  /**
   * The transcripts of a list, in its order, as a queue; at most 5,000. Transcripts that were labelled in the meantime
   * stay in it.
   */
  'label.listed': {
    input: Rater.extend({ list: Listed }),
    output: z.array(QueueItem),
    reads: ['transcripts', 'facets'],
  },
  /**
   * The known answers to a transcript of a training queue. Refused (`blind`) until this rater has submitted their own.
   */
  'label.known': {
    input: Rater.extend({ key: z.number().int() }),
    output: z.array(Gold),
    reads: ['gold', 'labels', 'queues'],
  },
  'label.get': { input: Rater.extend({ id: z.string(), round: Round }), output: Label, reads: [] },
  /**
   * Appends events in one durable transaction, and answers once they are on disk. Known event ids are skipped. Refused
   * for a closed queue.
   */
  'label.record': {
    input: z.object({ events: z.array(LabelEvent).min(1).max(MOST_ENTRIES) }),
    output: z.object({ recorded: z.number() }),
    changes: ['labels'],
    repeatable: true,
    signed: true,
  },
} satisfies Calls;

/** The jobs process answers this, since it reads every label of the rater. */
export const ownWorkCalls = {
  /** A summary of the rater's own work; `since` is the time from which it counts as recent. */
  'label.own_work': {
    input: Rater.extend({ since: z.iso.datetime() }),
    output: OwnWork,
    reads: ['labels', 'queues', 'rubric', 'gold', 'facets', 'raters'],
  },
} satisfies Calls;
