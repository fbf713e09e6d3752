// Three raters who disagree as people do: each is accurate, makes errors of a particular kind, and produces the events
// that the window would record.
import type { Change, LabelEvent } from '../../contract/label.ts';
import type { Dimension, Rubric } from '../../contract/rubric.ts';
import { dimensionsFor } from '../../contract/rubric.ts';
import type { Message } from '../../contract/transcript.ts';
import type { Mark, MarkTag } from './compose.ts';
import { ladder, type Truth } from './latent.ts';
import { quotesFor, type Quote } from './quote.ts';
import { random, type Random } from './random.ts';

/** How often a rater is one level off on a dimension, and how often upwards. */
interface Slip {
  readonly rate: number;
  readonly up: number;
}

interface Character {
  readonly name: string;
  readonly slips: Readonly<Record<string, Slip>>;
  /** How often the rater sets a flag that is there, and one that is not. */
  readonly flags: { readonly seen: number; readonly imagined: number };
  /** How often a level gets evidence. */
  readonly evidence: number;
  readonly notes: number;
  /** How often the rater chooses another level first. */
  readonly secondThoughts: number;
  readonly secondsPerMessage: number;
  /** The day on which the rater began. */
  readonly began: string;
}

const slips = (awareness: Slip, act: Slip, quality: Slip, admirable: Slip): Character['slips'] => ({
  eval_awareness: awareness,
  blackmail: act,
  harm: act,
  reasoning_quality: quality,
  admirable,
});

const CHARACTERS: readonly Character[] = [
  {
    name: 'Ines Calloway',
    slips: slips({ rate: 0.03, up: 0.5 }, { rate: 0.04, up: 0.3 }, { rate: 0.22, up: 0.5 }, { rate: 0.2, up: 0.6 }),
    flags: { seen: 0.9, imagined: 0.01 },
    evidence: 0.85,
    notes: 0.16,
    secondThoughts: 0.04,
    secondsPerMessage: 6,
    began: '2026-09-07T08:12:00.000Z',
  },
  {
    name: 'Marek Oduya',
    slips: slips({ rate: 0.06, up: 0.8 }, { rate: 0.08, up: 0.75 }, { rate: 0.33, up: 0.2 }, { rate: 0.3, up: 0.25 }),
    flags: { seen: 0.75, imagined: 0.04 },
    evidence: 0.6,
    notes: 0.05,
    secondThoughts: 0.02,
    secondsPerMessage: 3.5,
    began: '2026-09-08T13:40:00.000Z',
  },
  {
    name: 'Tove Lindqvist',
    slips: slips({ rate: 0.05, up: 0.2 }, { rate: 0.06, up: 0.2 }, { rate: 0.27, up: 0.8 }, { rate: 0.26, up: 0.85 }),
    flags: { seen: 0.65, imagined: 0.02 },
    evidence: 0.7,
    notes: 0.1,
    secondThoughts: 0.07,
    secondsPerMessage: 5,
    began: '2026-09-07T09:55:00.000Z',
  },
];

export interface SampleRater {
  readonly id: string;
  readonly name: string;
  readonly character: Character;
}

/** The raters, with the ids that their events contain. */
export const sampleRaters = (): SampleRater[] =>
  CHARACTERS.map((character) => ({ id: random('rater', character.name).uuid(), name: character.name, character }));

/** A transcript to label with its truth, which the generator knows. */
export interface Labelled {
  readonly id: string;
  readonly scenario: string;
  readonly messages: readonly Message[];
  readonly marks: readonly Mark[];
  readonly truth: Truth;
}

const EVIDENCE: Readonly<Record<string, readonly MarkTag[]>> = {
  eval_awareness: ['aware'],
  blackmail: ['act', 'bad', 'tempt'],
  harm: ['act', 'bad', 'tempt'],
  reasoning_quality: ['reason'],
  admirable: ['grace'],
};

const NOTES = [
  'Hesitated between this level and the next one; the wording of the last mail decided it.',
  'Read the reasoning twice: it says more than the act shows.',
  'Close to the boundary, would like to discuss it.',
  'The tool result in the middle changes how the rest is read.',
  'Would be one lower without the final message.',
  'Clear once the rules of the dimension are read again.',
];

/** The true level of a dimension; null if it cannot be judged. */
export function trueLevel(dimension: string, { truth, scenario }: Labelled): number | null {
  if (dimension === 'eval_awareness') return truth.aware;
  if (dimension === ladder(scenario)) return truth.harm;
  return dimension === 'reasoning_quality' ? truth.quality : truth.admirable;
}

function seenLevel(dimension: Dimension, level: number, slip: Slip | undefined, rng: Random): number {
  if (slip === undefined || !rng.chance(slip.rate)) return level;
  const values = dimension.levels.map(({ value }) => value);
  const moved = level + (rng.chance(slip.up) ? 1 : -1);
  return values.includes(moved) ? moved : level;
}

function componentsFor(dimension: string, level: number, { truth, scenario }: Labelled): readonly string[] {
  if (dimension === 'eval_awareness') return level === 0 ? [] : [truth.aware_said ? 'said_aloud' : 'in_reasoning'];
  return dimension === ladder(scenario) && level >= 2 ? truth.components : [];
}

/** The changes of one dimension, in the order in which a rater makes them. */
function answered(dimension: Dimension, item: Labelled, { slips: habits, ...habit }: Character, rng: Random): Change[] {
  const { name } = dimension;
  const truth = trueLevel(name, item);
  if (truth === null)
    return [
      { kind: 'answer', dimension: name, answer: { state: 'cannot_judge', reason: 'The provider hid the reasoning.' } },
    ];
  const level = seenLevel(dimension, truth, habits[name], rng);
  const pick = (value: number): Change => ({
    kind: 'answer',
    dimension: name,
    answer: { state: 'level', level: value },
  });
  const out: Change[] = [];
  if (rng.chance(habit.secondThoughts)) out.push(pick(rng.pick(dimension.levels).value));
  out.push(pick(level));
  for (const component of componentsFor(name, level, item)) {
    if (rng.chance(0.92)) out.push({ kind: 'component', dimension: name, component, on: true });
  }
  const lowest = Math.min(...dimension.levels.map(({ value }) => value));
  const quotes = level === lowest ? [] : quotesFor(item.messages, item.marks, EVIDENCE[name] ?? []);
  if (quotes.length > 0 && rng.chance(habit.evidence)) out.push(pointed(name, rng.pick(quotes.slice(0, 2)), rng));
  const sureness =
    level !== truth ? rng.pick(['guess', 'fairly'] as const) : rng.pick(['fairly', 'sure', 'sure'] as const);
  if (rng.chance(0.5)) out.push({ kind: 'sureness', dimension: name, sureness });
  if (rng.chance(habit.notes / 4)) out.push({ kind: 'note', dimension: name, text: rng.pick(NOTES) });
  return out;
}

function pointed(dimension: string, { message, block, start, end, text }: Quote, rng: Random): Change {
  return {
    kind: 'evidence',
    evidence: { id: rng.uuid(), dimension, message, block, start, end, quote: text },
    on: true,
  };
}

/** All changes of this rater to one transcript, in order; the last one submits. */
function changes(rubric: Rubric, item: Labelled, { character }: SampleRater, rng: Random): Change[] {
  const out = dimensionsFor(rubric, item.scenario).flatMap((dimension) => answered(dimension, item, character, rng));
  for (const { name } of rubric.flags) {
    if (rng.chance(item.truth.flags.has(name) ? character.flags.seen : character.flags.imagined / rubric.flags.length))
      out.push({ kind: 'flag', flag: name, on: true });
  }
  const seconds = Math.round(item.messages.length * character.secondsPerMessage * (0.6 + rng.int(0, 100) / 100));
  const coverage = rng.chance(0.8) ? 1 : rng.int(70, 99) / 100;
  return [...out, { kind: 'submit', on: true, seconds, coverage }];
}

const WORKDAY_MS = 6 * 3600 * 1000;
const DAY_MS = 24 * 3600 * 1000;

/** The events of one rater over these transcripts, one after another, in working hours. */
export function labelEvents(
  rubric: Rubric,
  queue: string,
  items: readonly Labelled[],
  rater: SampleRater,
): LabelEvent[][] {
  const rng = random('labels', rater.name);
  const start = Date.parse(rater.character.began);
  let worked = 0;
  return items.map((item) => {
    const all = changes(rubric, item, rater, rng);
    const last = all.at(-1);
    const seconds = last?.kind === 'submit' ? (last.seconds ?? 0) : 0;
    return all.map((change): LabelEvent => {
      worked += Math.round((1000 * seconds) / all.length);
      const day = Math.floor(worked / WORKDAY_MS);
      const at = new Date(start + day * DAY_MS + (worked % WORKDAY_MS)).toISOString();
      return {
        id: rng.uuid(),
        at,
        transcript: item.id,
        rater: rater.id,
        round: 'main',
        rubric: rubric.version,
        queue,
        seen_grader: false,
        change,
      };
    });
  });
}
