// Describes a sample of gold as far as it decides the estimator of a rate: which transcripts could be drawn, which
// were, and with which probabilities.
import { sum } from '../lists.ts';

/** One transcript of the population of a rate, or a cell of many that were not drawn. */
export interface Graded {
  /** Number of transcripts that it stands for, by default 1. Only a cell that was not drawn may stand for more. */
  count?: number;
  /** The grader's verdict (0 or 1) or its probability of an event; null without either. */
  grader: number | null;
  /** 1 for an event; null without gold, or if gold is “cannot judge”. */
  gold: 0 | 1 | null;
  /**
   * The probability of being drawn and answered, whether or not it was; 0 if nothing of its stratum has gold, null
   * outside every frame.
   */
  probability: number | null;
  /**
   * The part of that probability which is due to answers: the share of the stratum's drawn transcripts with gold. By
   * default 1.
   */
  response?: number;
  /** It was drawn by a design with known probabilities, not chosen by hand. */
  drawn: boolean;
  /** Transcripts of one cluster resemble each other; omitted if each is independent. */
  cluster?: string | undefined;
}

/** The design of gold, as its probabilities show it. */
export type SampleKind = 'no gold' | 'by hand' | 'simple random' | 'by verdict' | 'known probabilities';

/** A drawn transcript with gold, and its probability of both. */
export interface Labelled {
  grader: number | null;
  gold: 0 | 1;
  probability: number;
  response: number;
  cluster: string | undefined;
}

/** Whether a transcript could be drawn and answered. */
export type Framed = Graded & { probability: number };

/** The probability of being drawn, whether or not it was answered. */
export const drawChance = ({ probability, response = 1 }: Pick<Framed, 'probability' | 'response'>): number =>
  probability / response;

export interface Sample {
  kind: SampleKind;
  /** True if the grader gives verdicts, not probabilities. */
  binary: boolean;
  /** The transcripts that could be drawn: the population that gold describes. */
  frame: readonly Framed[];
  labelled: readonly Labelled[];
  /** Drawn without gold: not labelled yet, skipped, or “cannot judge”. */
  missing: readonly Framed[];
  /** Number of gold labels that were chosen by hand and are left out. */
  picked: number;
  /** Number of transcripts outside every frame. */
  outside: number;
  /** Number of transcripts in strata without any gold. */
  unanswered: number;
}

/** Whether the grader gave a verdict or a probability. */
export const hasGrade = <Item extends Graded>(item: Item): item is Item & { grader: number } => item.grader !== null;

/** The number of transcripts that these stand for. */
export function counted(items: readonly Pick<Graded, 'count'>[]): number {
  let all = 0;
  for (const { count = 1 } of items) all += count;
  return all;
}

export const eventsOf = (labelled: readonly Labelled[]): number => sum(labelled.map(({ gold }) => gold));

/** The groups within which gold represents missing transcripts: the verdicts, or all if the grader gives none. */
export const verdictOf = ({ binary }: Pick<Sample, 'binary'>, grader: number | null): number | null =>
  binary ? grader : null;

const isVerdict = (value: number | null): boolean => value === null || value === 0 || value === 1;

/** Probabilities that differ by less are equal except for rounding. */
const alike = (frame: Sample['frame']): boolean => {
  const first = frame[0]?.probability ?? 0;
  return frame.every(({ probability }) => Math.abs(probability - first) <= 1e-9 * first);
};

function kindOf(frame: Sample['frame'], labelled: number, binary: boolean, picked: number): SampleKind {
  if (labelled === 0) return picked > 0 ? 'by hand' : 'no gold';
  if (alike(frame)) return 'simple random';
  const within = [0, 1, null].map((verdict) => frame.filter(({ grader }) => grader === verdict));
  return binary && within.every(alike) ? 'by verdict' : 'known probabilities';
}

/** Derives the design from the probabilities of all transcripts that could be drawn. */
export function sampleOf(items: readonly Graded[]): Sample {
  const binary = items.every(({ grader }) => isVerdict(grader));
  const frame = items.filter((item): item is Framed => item.probability !== null && item.probability !== 0);
  const drawn = frame.filter((item) => item.drawn);
  const labelled = drawn.flatMap(({ grader, gold, probability, response = 1, cluster }) =>
    gold === null ? [] : [{ grader, gold, probability, response, cluster }],
  );
  const picked = items.filter(({ gold }) => gold !== null).length - labelled.length;
  return {
    kind: kindOf(frame, labelled.length, binary, picked),
    binary,
    frame,
    labelled,
    missing: drawn.filter(({ gold }) => gold === null),
    picked,
    outside: counted(items.filter(({ probability }) => probability === null)),
    unanswered: counted(items.filter(({ probability }) => probability === 0)),
  };
}

/** Notes about this sample that accompany every rate from it. */
export function sampleNotes({ frame, picked, outside, unanswered }: Sample): string[] {
  const notes: string[] = [];
  const all = counted(frame) + outside + unanswered;
  if (outside > 0) notes.push(`${outside} of ${all} transcripts could not be drawn: the rate does not cover them`);
  if (unanswered > 0)
    notes.push(`${unanswered} of ${all} transcripts are in strata without gold: the rate does not cover them`);
  if (picked > 0) notes.push(`gold on ${picked} transcripts was chosen by hand and is left out`);
  return notes;
}
