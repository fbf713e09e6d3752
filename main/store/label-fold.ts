// Derives the current label from events: the events of each copy of the study make a label; of several labels one
// counts, and the others are conflicts.
import {
  EMPTY_LABEL,
  applyChange,
  labelState,
  type Label,
  type LabelState,
  type RecordedEvent,
} from '../../contract/label.ts';

/** A label as one copy of the study has it, with the conditions under which it was made. */
export interface Folded {
  origin: string;
  label: Label;
  state: LabelState;
  rubric: number;
  queue: string | null;
  /** The times of its first and last event with a known time; null: unknown. */
  created_at: string | null;
  updated_at: string | null;
}

function foldOne(events: readonly [RecordedEvent, ...RecordedEvent[]]): Folded {
  const label = events.reduce((sofar, event) => applyChange(sofar, event.change), EMPTY_LABEL);
  const [first] = events;
  const last = events.at(-1) ?? first;
  return {
    origin: first.origin,
    label,
    state: labelState(label),
    rubric: last.rubric,
    queue: last.queue,
    created_at: events.find(({ at }) => at !== null)?.at ?? null,
    updated_at: last.at,
  };
}

const RANK: Record<LabelState, number> = { done: 0, skipped: 1, started: 2, todo: 3 };

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Sorts after every known time. */
const UNKNOWN = '~';

/**
 * A finished label counts before an unfinished one, then the one that was begun first, so that the order of merging
 * does not matter.
 */
const byStanding = (a: Folded, b: Folded): number =>
  RANK[a.state] - RANK[b.state] || order(a.created_at ?? UNKNOWN, b.created_at ?? UNKNOWN) || order(a.origin, b.origin);

/**
 * The labels that the events of one transcript, rater and round make: first the one that counts. Events as returned by
 * eventsOfLabel().
 */
export function fold(events: readonly RecordedEvent[]): Folded[] {
  const origins = new Map<string, [RecordedEvent, ...RecordedEvent[]]>();
  for (const event of events) {
    const group = origins.get(event.origin);
    if (group === undefined) origins.set(event.origin, [event]);
    else group.push(event);
  }
  return [...origins.values()].map(foldOne).sort(byStanding);
}
