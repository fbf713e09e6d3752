// The rate in three ways: from the grader, from gold, and corrected, by the estimator that fits how gold was drawn.
import type { Estimate } from '../../contract/estimate.ts';
import type { Target } from '../../contract/inference.ts';
import { zAt } from '../distributions.ts';
import { REASONS, type Reason } from '../reasons.ts';
import { estimateOf, undefinedEstimate } from '../statistic.ts';
import { placed, type Placed } from './clustered-rate.ts';
import { graderStratified } from './grader-stratified.ts';
import { ofAipw, ofGold, ofPredicted, ofRaw, ofVerdicts, ofWeightedGold, ofWeightedVerdicts } from './influences.ts';
import { predictedRate } from './predicted-rate.ts';
import { WILSON } from './proportion.ts';
import { roganGladenQuoted, type ErrorRates } from './rogan-gladen.ts';
import { evenParts, missingText, wholePart } from './missing.ts';
import {
  counted,
  eventsOf,
  hasGrade,
  sampleNotes,
  sampleOf,
  type Graded,
  type Labelled,
  type Sample,
  type SampleKind,
} from './sample.ts';
import { tallied, type Tally } from './tally.ts';
import { weightedByVerdict } from './weighted-by-verdict.ts';
import { noEvent, truncated, weightedCorrection, weightedGold } from './weighted-rate.ts';
import { effectiveSize, INDEPENDENT, wilsonAt, type SizeBasis } from './effective-size.ts';

export interface Given {
  items: readonly Graded[];
  /** The grader's results on gold from elsewhere, used if there is no gold here. */
  errors: ErrorRates | null;
  level: number;
  /** The target of the intervals; by default the model. */
  target?: Target;
}

/** Flags that error rates from elsewhere correct: their share, and the effective number of transcripts. */
export interface Flags {
  share: number;
  size: number;
}

export interface CorrectedRate {
  design: SampleKind | 'elsewhere';
  /** The grader's verdicts on every transcript it graded. */
  raw: Estimate;
  /** From gold alone, weighted by the draw. */
  gold: Estimate;
  corrected: Estimate;
  /** Which of the three to quote; null if none can be. */
  headline: 'gold' | 'corrected' | null;
  /** Number of transcripts without a verdict of the grader, which none of its figures includes. */
  ungraded: number;
  /** Flags and error rates of a rate corrected from elsewhere. Two rates that share them are not independent. */
  elsewhere: { flags: Flags; errors: ErrorRates } | null;
  /**
   * The influence of each cluster on each rate, so that rates over the same clusters can be compared in pairs; null
   * without clusters.
   */
  pulls: Record<'raw' | 'gold' | 'corrected', Placed['pulls']>;
}

/** Minimum numbers of labels, events and non-events for quoting estimators that rest on normal theory. */
const LEAST_GOLD = 50;
const LEAST_OF_EACH = 15;
/** If more than this share of transcripts is outside the frame, no rate is quoted. */
const MOST_OUTSIDE = 0.05;
/** The note if the target is these transcripts: the share of flags is not a sample. */
const KNOWN = 2 ** 53;

/** Words that distinguish the bounds of one rate from those of another. */
const [GOLD, CORRECTED] = ['rate', 'corrected rate'];

const whole = ({ frame, outside, unanswered }: Sample): number => counted(frame) + outside + unanswered;

const noted = (estimate: Estimate, ...notes: readonly (string | null)[]): Estimate =>
  estimateOf({ ...estimate, notes: [...estimate.notes, ...notes] });

const enough = (labelled: readonly Labelled[]): boolean =>
  labelled.length >= LEAST_GOLD && Math.min(eventsOf(labelled), labelled.length - eventsOf(labelled)) >= LEAST_OF_EACH;

function rawRate(grades: Tally, binary: boolean, level: number, { target, inflation }: SizeBasis): Estimate {
  const { n } = grades;
  const about = { level, n, method: binary ? WILSON : 'mean of scores, normal interval' };
  if (n === 0) return undefinedEstimate('no_data', about);
  const centre = grades.mean;
  if (target === 'transcripts')
    return estimateOf({
      ...about,
      method: binary ? 'proportion' : 'mean of scores',
      estimate: centre,
      low: centre,
      high: centre,
      notes: [REASONS.census],
    });
  if (binary) {
    const [low, high] = wilsonAt(centre, n / inflation, level);
    return estimateOf({ ...about, estimate: centre, low, high });
  }
  if (n < 2) return undefinedEstimate('n_too_small', about);
  const half = zAt(level) * Math.sqrt((inflation * grades.variance) / n);
  return truncated(estimateOf({ ...about, estimate: centre, low: centre - half, high: centre + half }));
}

/**
 * The rate from gold grouped by verdict, whether or not it was drawn by verdict. `what`: words that name the rate in
 * notes.
 */
function byVerdict(sample: Sample, level: number, what: string): (basis: SizeBasis) => Estimate {
  const { frame, labelled } = sample;
  const verdict = (value: 0 | 1): { N: number; n_gold: number; gold_positive: number } => {
    const gold = labelled.filter(({ grader }) => grader === value);
    return {
      N: counted(frame.filter(({ grader }) => grader === value)),
      n_gold: gold.length,
      gold_positive: eventsOf(gold),
    };
  };
  const [flagged, unflagged] = [verdict(1), verdict(0)];
  const graded = flagged.N + unflagged.N;
  const parts = evenParts(sample, (grader) => (grader === null ? 0 : (grader === 1 ? flagged : unflagged).N / graded));
  return (basis) => {
    const rate = estimateOf(graderStratified({ flagged, unflagged, level, basis }));
    return noted(rate, missingText(what, rate.estimate, sample, parts));
  };
}

function simpleGold(sample: Sample, level: number, basis: SizeBasis): Estimate {
  const { labelled, frame } = sample;
  const size = effectiveSize(labelled.length, counted(frame), basis);
  const rate = eventsOf(labelled) / labelled.length;
  const [low, high] = wilsonAt(rate, size, level);
  const about = { level, n: labelled.length, method: WILSON };
  return estimateOf({
    ...about,
    estimate: rate,
    low,
    high,
    notes: [
      Number.isFinite(size) ? noEvent(labelled, size, level) : REASONS.census,
      missingText(GOLD, rate, sample, wholePart(sample)),
    ],
  });
}

interface Ways {
  level: number;
  target: Target;
  clustered: boolean;
}

const alone = (estimate: Estimate): Placed => ({ estimate, pulls: null });

function goldAlone(sample: Sample, ways: Ways): Placed {
  const { kind, labelled, unanswered } = sample;
  const { level } = ways;
  const about = { level, n: labelled.length, method: 'gold alone' };
  if (kind === 'no gold') return alone(undefinedEstimate('no_gold', about));
  if (kind === 'by hand') return alone(undefinedEstimate('picked_by_hand', about));
  if (unanswered > MOST_OUTSIDE * whole(sample)) return alone(undefinedEstimate('empty_stratum', about));
  if (kind === 'known probabilities') return placed(ways, () => ofWeightedGold(sample), weightedGold(sample, level));
  if (kind === 'simple random')
    return placed(
      ways,
      () => ofGold(sample),
      (basis) => simpleGold(sample, level, basis),
    );
  const rate = placed(ways, () => ofVerdicts(sample), byVerdict(sample, level, GOLD));
  return {
    ...rate,
    estimate: noted(rate.estimate, 'gold was drawn by verdict: weighting by the draw is the correction'),
  };
}

/** Estimators that choose the weight of the grader. The effect of clusters is computed with the chosen weight. */
function tuned(
  ways: Ways,
  say: (basis: SizeBasis) => Estimate & { lambda: number | null },
  influences: (lambda: number) => ReturnType<typeof ofAipw>,
): Placed {
  const { lambda } = say(INDEPENDENT);
  return placed(
    ways,
    () => (lambda === null ? [] : influences(lambda)),
    (basis) => estimateOf(say(basis)),
  );
}

/**
 * The corrected rate. Gold here decides the estimator; without gold, error rates from elsewhere do, but only for
 * verdicts.
 */
function corrected(sample: Sample, errors: ErrorRates | null, ways: Ways, flags: Flags): Placed {
  const { kind, binary, labelled } = sample;
  const { level } = ways;
  if (kind === 'no gold' || kind === 'by hand') {
    const reason: Reason = kind === 'by hand' ? 'picked_by_hand' : errors === null ? 'no_gold' : 'scores_elsewhere';
    if (errors === null || !binary) return alone(undefinedEstimate(reason, { level, n: 0, method: 'no correction' }));
    return alone(roganGladenQuoted({ ...errors, apparent_rate: flags.share, n: Math.min(flags.size, KNOWN) }, level));
  }
  if (sample.unanswered > MOST_OUTSIDE * whole(sample))
    return alone(undefinedEstimate('empty_stratum', { level, n: labelled.length, method: 'no correction' }));
  if (kind === 'known probabilities' && binary)
    return placed(ways, () => ofWeightedVerdicts(sample), weightedByVerdict(sample, level));
  if (kind === 'known probabilities')
    return tuned(ways, weightedCorrection(sample, level), (lambda) => ofAipw(sample, lambda));
  if (binary) return placed(ways, () => ofVerdicts(sample), byVerdict(sample, level, CORRECTED));
  const found = tuned(
    ways,
    (basis) => predictedRate(sample, level, basis),
    (lambda) => ofPredicted(sample, lambda),
  );
  const bounds = missingText(CORRECTED, found.estimate.estimate, sample, wholePart(sample));
  return { ...found, estimate: noted(found.estimate, bounds, noEvent(labelled, labelled.length, level)) };
}

function headlineOf(sample: Sample, gold: Estimate, corrected: Estimate, total: number): CorrectedRate['headline'] {
  const { kind, binary, labelled, outside, unanswered } = sample;
  if (labelled.length > 0 && outside + unanswered > MOST_OUTSIDE * total) return null;
  const normal = kind === 'known probabilities' || (kind === 'simple random' && !binary);
  if (corrected.estimate !== null && (!normal || enough(labelled))) return 'corrected';
  return gold.estimate !== null && kind !== 'by verdict' ? 'gold' : null;
}

/**
 * The rate from the grader, from gold, and corrected. Simple random gold, and gold drawn by verdict: grouped by verdict
 * with MOVER's interval, or PPI++ for scores. Other known probabilities: the same with weights, or AIPW for scores.
 * Only error rates from elsewhere: Rogan-Gladen with Lang and Reiczigel's interval. Gold chosen by hand: no
 * correction, with the reason. Below 50 gold labels, 15 events or 15 non-events, PPI++, AIPW and weighted verdicts are
 * not quoted. If items have clusters, every size is divided by the design effect of that estimate.
 */
export function correctedRate({ items, level, errors, target = 'model' }: Given): CorrectedRate {
  const sample = sampleOf(items);
  const ways: Ways = { level, target, clustered: items.some(({ cluster }) => cluster !== undefined) };
  const grades = tallied(items.filter(hasGrade).map(({ grader, count = 1 }) => ({ value: grader, count })));
  const ungraded = counted(items) - grades.n;
  const left = ungraded > 0 ? `${ungraded} transcripts without a verdict are left out` : null;
  let size = 0;
  const raw = placed(
    ways,
    () => ofRaw(items),
    (basis) => {
      size = effectiveSize(grades.n, grades.n, basis);
      return rawRate(grades, sample.binary, level, basis);
    },
  );
  const flags = { share: grades.n > 0 ? grades.mean : 0, size: grades.n > 0 ? size : 0 };
  const notes = sample.labelled.length === 0 ? [] : sampleNotes(sample);
  const gold = goldAlone(sample, ways);
  const rate = corrected(sample, errors, ways, flags);
  const [quotedGold, quoted] = [noted(gold.estimate, ...notes), noted(rate.estimate, ...notes, left)];
  const away = sample.labelled.length === 0 && errors !== null && sample.binary;
  return {
    design: away ? 'elsewhere' : sample.kind,
    raw: noted(raw.estimate, left),
    gold: quotedGold,
    corrected: quoted,
    headline: headlineOf(sample, quotedGold, quoted, counted(items)),
    ungraded,
    elsewhere: away ? { flags, errors } : null,
    pulls: { raw: raw.pulls, gold: gold.pulls, corrected: rate.pulls },
  };
}
