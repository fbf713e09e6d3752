// From events to the label that stands: each copy's events make a label; of several, one stands and the others are
// conflicts.
import {
  EMPTY_LABEL,
  applyChange,
  labelState,
  type Label,
  type LabelState,
  type RecordedEvent,
} from '../../contract/label.ts';

/** A label as one copy of the study has it, with what it was made under. */
export interface Folded {
  origin: string;
  label: Label;
  state: LabelState;
  rubric: number;
  queue: string | null;
  /** When its first and last event of a known time were recorded; null: not known. */
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
/** Behind every time that is known. */
const UNKNOWN = '~';

/**
 * A finished label stands before an unfinished one, then the one begun first: the same whatever was merged in which
 * order.
 */
const byStanding = (a: Folded, b: Folded): number =>
  RANK[a.state] - RANK[b.state] || order(a.created_at ?? UNKNOWN, b.created_at ?? UNKNOWN) || order(a.origin, b.origin);

/**
 * The labels that the events of one transcript, rater and round make: first the one that stands. Events as
 * eventsOfLabel() gives them.
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
