// The options that choose a sample design, for draws from the study or from its population.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { chooseOneOf, TouchstoneError } from '../../contract/errors.ts';
import { LARGEST_SEED, type Design, type ScoreName } from '../../contract/queue.ts';
import { readOutcome, type Outcome } from '../../contract/outcome.ts';
import { requireGrader, type Db } from '../store/index.ts';
import { flagsOf } from '../work/rates/index.ts';
import { repeated } from './command.ts';

const DESIGNS = ['random', 'stratified', 'uncertainty', 'disagreement', 'flagged'] as const;

/** The options of a design. */
export interface DesignOptions {
  design: (typeof DESIGNS)[number];
  by?: string[];
  allocation: 'proportional' | 'equal' | 'neyman';
  grader?: string[];
  scoreDimension?: string;
  threshold?: number;
  event?: Outcome;
  random?: number;
}

const missing = (what: string, option: string): TouchstoneError =>
  new TouchstoneError('bad_input', `This design needs ${what}`, '', `Give ${option}`);

/** A grader's scores on a dimension. The grader may be omitted if only one scored it. */
function scoresNamed(
  db: Db,
  { grader = [], scoreDimension: dimension }: DesignOptions,
  all: readonly ScoreName[],
): ScoreName[] {
  for (const name of grader) requireGrader(db, name);
  const known = all.filter((score) => dimension === undefined || score.dimension === dimension);
  const wanted = grader.length === 0 ? known : known.filter((score) => grader.includes(score.grader));
  if (wanted.length > 0) return wanted.map(({ grader: name, dimension: on }) => ({ grader: name, dimension: on }));
  const names = all.map((score) => `${score.grader} on ${score.dimension}`);
  throw new TouchstoneError('not_found', 'No grader has such scores', dimension ?? '', chooseOneOf(names));
}

function oneScore(db: Db, options: DesignOptions, all: readonly ScoreName[]): ScoreName {
  const [score, ...others] = scoresNamed(db, options, all);
  if (score === undefined || others.length > 0)
    throw missing('one grader and one dimension', '--grader G --score-dimension D');
  return score;
}

function thresholdOf({ threshold }: DesignOptions): number {
  if (threshold === undefined)
    throw missing('the grader’s threshold', '--threshold T, the lowest score that the grader flags');
  return threshold;
}

/** Flags by one score, or by any of the scores that make an event. */
function flaggedBy(db: Db, options: DesignOptions, all: readonly ScoreName[]): Extract<Design, { kind: 'flagged' }> {
  const { event, grader: [grader, ...more] = [] } = options;
  if (event === undefined)
    return { kind: 'flagged', score: oneScore(db, options, all), threshold: thresholdOf(options) };
  if (grader === undefined || more.length > 0) throw missing('one grader whose scores define the event', '--grader G');
  if (options.threshold !== undefined || options.scoreDimension !== undefined)
    throw new TouchstoneError(
      'bad_input',
      '--event already defines which scores are flags',
      '--event',
      'Omit --threshold and --score-dimension',
    );
  const [first, ...or] = flagsOf(db, grader, event);
  if (first === undefined) throw missing('an event', '--event');
  return { kind: 'flagged', ...first, or };
}

function singleOf(db: Db, options: DesignOptions, all: readonly ScoreName[]): Exclude<Design, { kind: 'audit_mix' }> {
  switch (options.design) {
    case 'random':
      return { kind: 'random' };
    case 'stratified': {
      if (options.by === undefined) throw missing('a facet to stratify by', '--by FACET');
      const score = options.allocation === 'neyman' ? oneScore(db, options, all) : null;
      return { kind: 'stratified', by: options.by, allocation: options.allocation, score };
    }
    case 'uncertainty':
      return { kind: 'uncertainty', score: oneScore(db, options, all), threshold: thresholdOf(options) };
    case 'flagged':
      return flaggedBy(db, options, all);
    case 'disagreement': {
      const scores = scoresNamed(db, options, all);
      if (scores.length < 2) throw missing('two graders or more of one dimension', '--score-dimension D');
      return { kind: 'disagreement', scores };
    }
  }
}

function mixed(design: Exclude<Design, { kind: 'audit_mix' }>, share: number | undefined): Design {
  if (share === undefined || design.kind === 'random') return design;
  return { kind: 'audit_mix', random_share: share / 100, rest: design };
}

/** The design that the options choose. `all`: the existing scores. Throws `bad_input`, `not_found`. */
export const designOf = (db: Db, options: DesignOptions, all: readonly ScoreName[]): Design =>
  mixed(singleOf(db, options, all), options.random);

/** Reads an option that is a composite event. */
export function event(text: string): Outcome {
  const outcome = readOutcome(text);
  if (typeof outcome === 'string') throw new InvalidArgumentError(outcome);
  return outcome;
}

/** Reads an option that is a number. */
export function number(least: number, most: number, whole: boolean): (text: string) => number {
  return (text) => {
    const value = Number(text);
    const fits = text.trim() !== '' && value >= least && value <= most && (!whole || Number.isInteger(value));
    if (fits) return value;
    throw new InvalidArgumentError(`It must be a ${whole ? 'whole ' : ''}number from ${least} to ${most}`);
  };
}

/** Reads the seed of a draw. */
export const seed = number(0, LARGEST_SEED, true);

/** The option that makes a queue without blinding. */
export const openQueue = (): Option =>
  new Option('--open', 'raters see grader scores and other labels while they label');

/** Adds the options of a design. */
export const withDesign = (to: Command): Command =>
  to
    .addOption(new Option('--design <design>', 'how they are chosen').choices(DESIGNS).default('random'))
    .option('--by <facet>', 'stratified: by this facet; may be given more than once', repeated)
    .addOption(
      new Option('--allocation <allocation>', 'stratified: how many of each stratum')
        .choices(['proportional', 'equal', 'neyman'])
        .default('proportional'),
    )
    .option('--grader <name>', 'whose scores a design uses; for disagreement more than one', repeated)
    .option('--score-dimension <name>', 'the grader’s own dimension of those scores')
    .option(
      '--threshold <value>',
      'uncertainty, flagged: the lowest score that the grader flags, on its own scale',
      number(-1e300, 1e300, false),
    )
    .option(
      '--event <parts>',
      'flagged: a transcript is flagged if scores of --grader are read as any of these, such as blackmail>=3 or harm>=3',
      event,
    )
    .option(
      '--random <percent>',
      'beside another design: the random part, this share of n, drawn from all transcripts',
      number(1, 99, false),
    );
