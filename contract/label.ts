// Labels as an append-only log of events, and the one fold that derives a rater's current label from them.
import { z } from 'zod';
import { Evidence } from './evidence.ts';
import { LogEntry } from './log.ts';
import { ownMember } from './own-member.ts';

/** A rater's answer on one dimension. No entry at all means: not reached. */
export const Answer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('level'), level: z.number().int() }),
  z.object({ state: z.literal('text'), text: z.string() }),
  z.object({ state: z.literal('cannot_judge'), reason: z.string() }),
]);
export type Answer = z.infer<typeof Answer>;

export const Sureness = z.enum(['guess', 'fairly', 'sure']);
export type Sureness = z.infer<typeof Sureness>;

/**
 * How long it took, and how much of the transcript was in view (0 to 1); null: not known, since the label was made
 * elsewhere.
 */
const Seconds = z.number().min(0).nullable();
const Coverage = z.number().min(0).max(1).nullable();

/** The change of one event. Every kind sets something to a value, so that another event can undo it. */
export const Change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), dimension: z.string(), answer: Answer.nullable() }),
  z.object({ kind: z.literal('component'), dimension: z.string(), component: z.string(), on: z.boolean() }),
  z.object({ kind: z.literal('sureness'), dimension: z.string(), sureness: Sureness.nullable() }),
  z.object({ kind: z.literal('note'), dimension: z.string().nullable(), text: z.string() }),
  z.object({ kind: z.literal('flag'), flag: z.string(), on: z.boolean() }),
  z.object({ kind: z.literal('evidence'), evidence: Evidence, on: z.boolean() }),
  z.object({ kind: z.literal('bookmark'), on: z.boolean() }),
  z.object({ kind: z.literal('skip'), reason: z.string().nullable() }),
  z.object({ kind: z.literal('later'), on: z.boolean() }),
  z.object({ kind: z.literal('reveal') }),
  /** Ends the first pass, in which hidden reasoning was masked. The answers up to then are kept as the first pass. */
  z.object({ kind: z.literal('second_pass'), seconds: Seconds, coverage: Coverage }),
  z.object({ kind: z.literal('submit'), on: z.boolean(), seconds: Seconds, coverage: Coverage }),
]);
export type Change = z.infer<typeof Change>;

/**
 * `main` counts; `repeat` is the same transcript again, unannounced, for test-retest; `training` has known answers and
 * feedback.
 */
export const Round = z.enum(['main', 'repeat', 'training']);
export type Round = z.infer<typeof Round>;

/**
 * One action of a rater. `at` and `seen_grader` are null if the label was made elsewhere and its table did not say
 * when, or whether its rater had seen a grader's scores.
 */
export const LabelEvent = LogEntry.extend({
  at: LogEntry.shape.at.nullable(),
  rater: z.string().describe('rater id'),
  round: Round,
  rubric: z.number().int().describe('rubric version'),
  queue: z.string().nullable(),
  seen_grader: z.boolean().nullable(),
  change: Change,
});
export type LabelEvent = z.infer<typeof LabelEvent>;

/** An event with its origin: the copy of the study it was recorded in, and its number there. */
export const RecordedEvent = LabelEvent.extend({ origin: z.string().min(1), ordinal: z.number().int().positive() });
export type RecordedEvent = z.infer<typeof RecordedEvent>;

export const DimensionLabel = z.object({
  answer: Answer.nullable(),
  components: z.array(z.string()),
  sureness: Sureness.nullable(),
  note: z.string(),
});
export type DimensionLabel = z.infer<typeof DimensionLabel>;

const Pass = z.object({
  dimensions: z.record(z.string(), DimensionLabel),
  flags: z.array(z.string()),
  evidence: z.array(Evidence),
  note: z.string(),
});

/** The answers of the first pass, given before hidden reasoning was shown. */
export const FirstPass = Pass.extend({ seconds: z.number().nullable(), coverage: z.number().nullable() });
export type FirstPass = z.infer<typeof FirstPass>;

/** One rater's current label of one transcript. */
export const Label = Pass.extend({
  bookmarked: z.boolean(),
  skipped: z.string().nullable(),
  revealed: z.boolean(),
  submitted: z.boolean(),
  seconds: z.number().nullable(),
  coverage: z.number().nullable(),
  /** Postponed in the queue. */
  later: z.boolean(),
  first_pass: FirstPass.nullable(),
});
export type Label = z.infer<typeof Label>;

/** A submitted label of the round `main`, with its circumstances. */
export const RaterLabel = z.object({
  rater: z.string(),
  rater_name: z.string(),
  rubric: z.number(),
  /** Null if unknown, since the label was made elsewhere; likewise the time. */
  blinded: z.boolean().nullable(),
  updated_at: z.string().nullable(),
  label: Label,
  /** Its answers, by measure of its rubric: dimensions, and flags as yes (1) or no (0). */
  answers: z.record(z.string(), Answer),
});
export type RaterLabel = z.infer<typeof RaterLabel>;

export const LabelState = z.enum(['todo', 'started', 'skipped', 'done']);
export type LabelState = z.infer<typeof LabelState>;

export const EMPTY_LABEL: Label = {
  dimensions: {},
  flags: [],
  evidence: [],
  note: '',
  bookmarked: false,
  skipped: null,
  revealed: false,
  submitted: false,
  seconds: 0,
  coverage: 0,
  later: false,
  first_pass: null,
};
const EMPTY_DIMENSION: DimensionLabel = { answer: null, components: [], sureness: null, note: '' };

const toggled = (list: readonly string[], item: string, on: boolean): string[] => {
  const rest = list.filter((other) => other !== item);
  return on ? [...rest, item].sort() : rest;
};

function withDimension(label: Label, name: string, part: Partial<DimensionLabel>): Label {
  const before = ownMember(label.dimensions, name) ?? EMPTY_DIMENSION;
  return { ...label, dimensions: { ...label.dimensions, [name]: { ...before, ...part } } };
}

/** The dimension or the flag that a change is about; null if it is about the whole label. */
export function changeAbout(change: Change): string | null {
  switch (change.kind) {
    case 'evidence':
      return change.evidence.dimension;
    case 'flag':
      return change.flag;
    default:
      return 'dimension' in change ? change.dimension : null;
  }
}

/** The label after one more change. Pure: window and store derive the same label from the same events. */
export function applyChange(label: Label, change: Change): Label {
  switch (change.kind) {
    case 'answer':
      return withDimension(label, change.dimension, { answer: change.answer });
    case 'component': {
      const before = ownMember(label.dimensions, change.dimension)?.components ?? [];
      return withDimension(label, change.dimension, { components: toggled(before, change.component, change.on) });
    }
    case 'sureness':
      return withDimension(label, change.dimension, { sureness: change.sureness });
    case 'note':
      return change.dimension === null
        ? { ...label, note: change.text }
        : withDimension(label, change.dimension, { note: change.text });
    case 'flag':
      return { ...label, flags: toggled(label.flags, change.flag, change.on) };
    case 'evidence': {
      const rest = label.evidence.filter((e) => e.id !== change.evidence.id);
      return { ...label, evidence: change.on ? [...rest, change.evidence] : rest };
    }
    case 'bookmark':
      return { ...label, bookmarked: change.on };
    case 'skip':
      return { ...label, skipped: change.reason };
    case 'later':
      return { ...label, later: change.on };
    case 'reveal':
      return { ...label, revealed: true };
    case 'second_pass': {
      // a rater cannot unsee scores, so the first such event counts and undo does not clear it
      if (label.first_pass !== null) return label;
      const { dimensions, flags, evidence, note } = label;
      return {
        ...label,
        first_pass: { dimensions, flags, evidence, note, seconds: change.seconds, coverage: change.coverage },
      };
    }
    case 'submit':
      return {
        ...label,
        submitted: change.on,
        seconds: change.seconds,
        coverage: change.coverage,
        skipped: null,
        later: false,
      };
  }
}

/**
 * Whether a flag that is not set means "not observed": only if the label was submitted by someone who was shown the
 * flags. In an imported label (coverage unknown) a flag that is not set is unknown.
 */
export const showsFlags = ({ submitted, coverage }: Pick<Label, 'submitted' | 'coverage'>): boolean =>
  submitted && coverage !== null;

/** The state of a label: submitted takes precedence over skipped, skipped over begun. */
export function labelState(label: Label): LabelState {
  if (label.submitted) return 'done';
  if (label.skipped !== null) return 'skipped';
  const begun =
    Object.values(label.dimensions).some((d) => d.answer !== null || d.components.length > 0 || d.note !== '') ||
    label.evidence.length > 0 ||
    label.flags.length > 0 ||
    label.note !== '';
  return begun ? 'started' : 'todo';
}
