// Calls behind the Label place: queues, a rater's label, and the recording of what the rater does.
import { z } from 'zod';
import type { Calls } from '../call.ts';
import { Gold } from '../gold.ts';
import { Label, LabelEvent, Round } from '../label.ts';
import { OwnWork } from '../own-work.ts';
import { Listed } from '../library.ts';
import { Hidden, Queue, QueueItem, QueuePurpose } from '../queue.ts';

const Rater = z.object({ rater: z.string() });

export const labelCalls = {
  'label.queues': { input: Rater, output: z.array(Queue), reads: ['queues', 'labels'] },
  /**
   * In this rater's own order. In a queue with an overlap it is that of a free seat until something is recorded;
   * refused (`queue_full`) when none is, and (`queue_closed`) where the queue is closed.
   */
  'label.items': {
    input: Rater.extend({ queue: z.string() }),
    output: z.array(QueueItem),
    reads: ['queues', 'transcripts', 'facets'],
  },
  /** The transcripts of a list, in its order, as a queue; at most 5,000 of them. What is labelled meanwhile stays. */
  'label.listed': {
    input: Rater.extend({ list: Listed }),
    output: z.array(QueueItem),
    reads: ['transcripts', 'facets'],
  },
  /**
   * Puts every transcript of a filter (or the picked keys) into a new queue; into one for training, those that have
   * gold, and nothing hidden.
   */
  'label.make_queue': {
    input: z.object({
      name: z.string().min(1).max(120),
      filter: z.string(),
      rater: z.string().nullable().describe('id of the rater who makes it: the filter finds what the list shows them'),
      keys: z.array(z.number().int()).nullable(),
      blind: z.boolean(),
      purpose: QueuePurpose,
      hidden: Hidden,
    }),
    output: Queue,
    changes: ['queues'],
    repeatable: false,
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
   * Appends events in one durable transaction; answers only once they are on disk. Known event ids are skipped. Refused
   * for a closed queue.
   */
  'label.record': {
    input: z.object({ events: z.array(LabelEvent).min(1).max(500) }),
    output: z.object({ recorded: z.number() }),
    changes: ['labels'],
    repeatable: true,
    signed: true,
  },
} satisfies Calls;

/** Answered by `jobs`: it reads every label of the rater. */
export const ownWorkCalls = {
  /** The rater's own work; `since` is the moment from which it counts as recent. */
  'label.own_work': {
    input: Rater.extend({ since: z.iso.datetime() }),
    output: OwnWork,
    reads: ['labels', 'queues', 'rubric', 'gold', 'facets', 'raters'],
  },
} satisfies Calls;
