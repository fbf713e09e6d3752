// What a sample of gold is, as far as it decides how a rate may be estimated: who could be drawn, who was, and with which chances.
import { sum } from '../lists.ts';

/** One transcript of the population that a rate is about. */
export interface Graded {
  /** The grader's verdict (0 or 1) or its probability of an event; null where it gave none. */
  grader: number | null;
  /** 1 is an event; null where there is no gold, or gold says that it cannot be judged. */
  gold: 0 | 1 | null;
  /** The chance to have been drawn, of what was drawn and of what was not; null where it stood in no frame. */
  probability: number | null;
  /** It was drawn by a design of known chances, not picked by hand. */
  drawn: boolean;
  /** Transcripts of one cluster resemble each other; left out where each is independent of the others. */
  cluster?: string;
}

/** How gold was drawn, as the chances show it. */
export type SampleKind = 'no gold' | 'by hand' | 'simple random' | 'by verdict' | 'known probabilities';

/** A drawn transcript with gold, and its chance to have come so far. */
export interface Labelled {
  grader: number | null;
  gold: 0 | 1;
  probability: number;
  cluster: string | undefined;
}

export interface Sample {
  kind: SampleKind;
  /** The grader gives verdicts, not probabilities. */
  binary: boolean;
  /** What could have been drawn: the population that gold speaks for. */
  frame: readonly (Graded & { probability: number })[];
  labelled: readonly Labelled[];
  /** Drawn without gold: not labelled yet, skipped, or beyond judging. */
  missing: readonly Labelled['probability'][];
  /** Gold that was picked by hand and is left out. */
  picked: number;
  /** Transcripts that stood in no frame. */
  outside: number;
}

export const eventsOf = (labelled: readonly Labelled[]): number => sum(labelled.map(({ gold }) => gold));

const isVerdict = (value: number | null): boolean => value === null || value === 0 || value === 1;

/** Chances that differ by rounding only are one. */
const alike = (chances: readonly number[]): boolean => {
  const [first = 0] = chances;
  return chances.every((chance) => Math.abs(chance - first) <= 1e-9 * first);
};

function kindOf(frame: Sample['frame'], labelled: number, binary: boolean, picked: number): SampleKind {
  if (labelled === 0) return picked > 0 ? 'by hand' : 'no gold';
  if (alike(frame.map(({ probability }) => probability))) return 'simple random';
  const within = [0, 1, null].map((verdict) => frame.filter(({ grader }) => grader === verdict).map(({ probability }) => probability));
  return binary && within.every(alike) ? 'by verdict' : 'known probabilities';
}

/** Reads the design off the chances of all that could be drawn. */
export function sampleOf(items: readonly Graded[]): Sample {
  const binary = items.every(({ grader }) => isVerdict(grader));
  const frame = items.flatMap((item) => (item.probability === null ? [] : [{ ...item, probability: item.probability }]));
  const drawn = frame.filter((item) => item.drawn);
  const labelled = drawn.flatMap(({ grader, gold, probability, cluster }) =>
    gold === null ? [] : [{ grader, gold, probability, cluster }],
  );
  const picked = items.filter(({ gold }) => gold !== null).length - labelled.length;
  return {
    kind: kindOf(frame, labelled.length, binary, picked),
    binary,
    frame,
    labelled,
    missing: drawn.filter(({ gold }) => gold === null).map(({ probability }) => probability),
    picked,
    outside: items.length - frame.length,
  };
}

/** The same transcripts, were each of those that were drawn and have no gold an event (1), or none of them (0). */
export const completed = (items: readonly Graded[], gold: 0 | 1): Sample =>
  sampleOf(items.map((item) => (item.drawn && item.probability !== null && item.gold === null ? { ...item, gold } : item)));

/** What must be said of this sample beside every rate from it. */
export function sampleNotes({ frame, picked, outside }: Sample): string[] {
  const notes: string[] = [];
  if (outside > 0) notes.push(`${outside} of ${frame.length + outside} transcripts could not be drawn: the rate does not speak of them`);
  if (picked > 0) notes.push(`gold on ${picked} transcripts was picked by hand and is left out`);
  return notes;
}

const percent = (rate: number): string => `${(100 * rate).toFixed(1)} %`;

/**
 * What the rate would be without any, and with every one of the missing an event, by the estimator of `rate` itself (`without`, `every`);
 * it lies between them.
 */
export function missingNote(
  { labelled, missing }: Sample,
  rate: number | null,
  without: number | null,
  every: number | null,
): string | null {
  if (missing.length === 0) return null;
  const count = `${missing.length} of ${labelled.length + missing.length} drawn transcripts have no gold`;
  if (without === null || every === null) return count;
  const [low, high] = [Math.min(without, rate ?? without), Math.max(every, rate ?? every)];
  return `${count}: were none of them an event ${percent(low)}, were all ${percent(high)}`;
}
