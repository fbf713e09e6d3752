// The rate three ways side by side, as the grader says, as gold says, and corrected, by the estimator that fits how gold was drawn.
import type { Estimate } from '../../contract/estimate.ts';
import { zAt } from '../distributions.ts';
import { mean, sum, variance } from '../lists.ts';
import type { Reason } from '../reasons.ts';
import { said, unsaid } from '../statistic.ts';
import type { Count } from './difference.ts';
import { graderStratified } from './grader-stratified.ts';
import { momentsOf, ppiMean } from './ppi.ts';
import { proportion } from './proportion.ts';
import { roganGladenQuoted, type ErrorRates } from './rogan-gladen.ts';
import { eventsOf, sampleNotes, sampleOf, type Graded, type Labelled, type Sample, type SampleKind } from './sample.ts';
import { noEvent, truncated, weightedCorrection, weightedGold } from './weighted-rate.ts';

export interface Given {
  items: readonly Graded[];
  /** How the grader did on gold from elsewhere; used where there is none here. */
  errors: ErrorRates | null;
  level: number;
}

export interface CorrectedRate {
  design: SampleKind | 'elsewhere';
  /** What the grader says of every transcript it graded. */
  raw: Estimate;
  /** Gold alone, weighted as it was drawn. */
  gold: Estimate;
  corrected: Estimate;
  /** Which of the three to quote; null where none can be. */
  headline: 'gold' | 'corrected' | null;
  /** Transcripts without a verdict of the grader; they are in no figure of its. */
  ungraded: number;
  /** Flags and error rates behind a rate corrected from elsewhere: two that share them are not independent. */
  elsewhere: { flags: Count; errors: ErrorRates } | null;
}

/** Estimators that rest on normal theory are not quoted below these numbers. */
const LEAST_GOLD = 50;
const LEAST_OF_EACH = 15;
/** With more than this share of transcripts outside the frame no rate is quoted. */
const MOST_OUTSIDE = 0.05;

const noted = (estimate: Estimate, ...notes: readonly (string | null)[]): Estimate =>
  said({ ...estimate, notes: [...estimate.notes, ...notes] });

const enough = (labelled: readonly Labelled[]): boolean =>
  labelled.length >= LEAST_GOLD && Math.min(eventsOf(labelled), labelled.length - eventsOf(labelled)) >= LEAST_OF_EACH;

function rawRate(grades: readonly number[], binary: boolean, level: number): Estimate {
  if (binary) return said(proportion({ x: sum(grades), n: grades.length, level }));
  const about = { level, n: grades.length, method: 'mean of scores, normal interval' };
  if (grades.length < 2) return unsaid(grades.length === 0 ? 'no_data' : 'n_too_small', about);
  const [centre, half] = [mean(grades), zAt(level) * Math.sqrt(variance(grades) / grades.length)];
  return truncated(said({ ...about, estimate: centre, low: centre - half, high: centre + half }));
}

/** Gold grouped by verdict, whether drawn so or at random. */
function byVerdict({ frame, labelled }: Sample, level: number): Estimate {
  const verdict = (value: 0 | 1): { N: number; n_gold: number; gold_positive: number } => {
    const gold = labelled.filter(({ grader }) => grader === value);
    return { N: frame.filter(({ grader }) => grader === value).length, n_gold: gold.length, gold_positive: eventsOf(gold) };
  };
  return said(graderStratified({ flagged: verdict(1), unflagged: verdict(0), level }));
}

function predicted({ frame, labelled }: Sample, level: number): Estimate {
  const graded = labelled.flatMap(({ grader, gold }) => (grader === null ? [] : [{ grader, gold }]));
  const rest = frame.flatMap(({ grader, gold, drawn }) => (grader === null || (drawn && gold !== null) ? [] : [grader]));
  const given = { gold: graded.map(({ gold }) => gold), graderOnGold: graded.map(({ grader }) => grader), lambda: 'tuned' } as const;
  return truncated(ppiMean({ ...given, unlabelled: momentsOf(rest) }, level));
}

function goldAlone(sample: Sample, level: number): Estimate {
  const { kind, labelled } = sample;
  const about = { level, n: labelled.length, method: 'gold alone' };
  if (kind === 'no gold') return unsaid('no_data', about);
  if (kind === 'by hand') return unsaid('picked_by_hand', about);
  if (kind === 'by verdict') return noted(byVerdict(sample, level), 'gold was drawn by verdict: weighting it as drawn is the correction');
  if (kind === 'known probabilities') return weightedGold(sample, level);
  return noted(said(proportion({ x: eventsOf(labelled), n: labelled.length, level })), noEvent(labelled, labelled.length, level));
}

/** Gold here decides the estimator; without any, error rates from elsewhere do, and only for verdicts. */
function corrected(sample: Sample, { errors, level }: Given, flags: Count): Estimate {
  const { kind, binary, labelled } = sample;
  if (kind === 'no gold' || kind === 'by hand') {
    const reason: Reason = kind === 'by hand' ? 'picked_by_hand' : errors === null ? 'no_data' : 'scores_elsewhere';
    if (errors === null || !binary) return unsaid(reason, { level, n: 0, method: 'no correction' });
    return roganGladenQuoted({ ...errors, apparent_rate: flags.n > 0 ? flags.x / flags.n : 0, n: flags.n }, level);
  }
  if (kind === 'known probabilities') return weightedCorrection(sample, level);
  return binary ? byVerdict(sample, level) : noted(predicted(sample, level), noEvent(labelled, labelled.length, level));
}

function headlineOf(sample: Sample, gold: Estimate, corrected: Estimate, total: number): CorrectedRate['headline'] {
  const { kind, binary, labelled, outside } = sample;
  if (labelled.length > 0 && outside > MOST_OUTSIDE * total) return null;
  const normal = kind === 'known probabilities' || (kind === 'simple random' && !binary);
  if (corrected.estimate !== null && (!normal || enough(labelled))) return 'corrected';
  return gold.estimate !== null && kind !== 'by verdict' ? 'gold' : null;
}

/**
 * The rate as the grader says, as gold says, and corrected. Simple random gold: grouped by verdict with MOVER's interval, or PPI++ for
 * scores. Gold drawn by verdict: the same. Other known chances: AIPW. None here but error rates from elsewhere: Rogan-Gladen with Lang
 * and Reiczigel's interval. Picked by hand: no correction, in words. Below 50 gold labels, 15 events and 15 non-events PPI++ and AIPW
 * are not the headline.
 */
export function correctedRate(given: Given): CorrectedRate {
  const { items, level, errors } = given;
  const sample = sampleOf(items);
  const grades = items.flatMap(({ grader }) => grader ?? []);
  const flags = { x: sum(grades), n: grades.length };
  const ungraded = items.length - grades.length;
  const away = sample.labelled.length === 0 && errors !== null && sample.binary;
  const notes = sample.labelled.length === 0 ? [] : sampleNotes(sample);
  const left = ungraded > 0 ? `${ungraded} transcripts without a verdict are left out` : null;
  const gold = noted(goldAlone(sample, level), ...notes);
  const rate = noted(corrected(sample, given, flags), ...notes, left);
  return {
    design: away ? 'elsewhere' : sample.kind,
    raw: noted(rawRate(grades, sample.binary, level), left),
    gold,
    corrected: rate,
    headline: headlineOf(sample, gold, rate, items.length),
    ungraded,
    elsewhere: away ? { flags, errors } : null,
  };
}
