// `touchstone sample`: draws a queue by a known design, or adds more to one.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { TouchstoneError } from '../../../contract/errors.ts';
import { MOST_HIDDEN, type Design, type SampleReport, type ScoreName } from '../../../contract/queue.ts';
import { requireGrader, requireRater, studyInfo, type Db } from '../../store/index.ts';
import { sample } from '../../work/sample/index.ts';
import { command, finish, onStudy, repeated, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { readOutcome, type Outcome } from '../../../contract/outcome.ts';
import { flagsOf } from '../../work/rates/index.ts';
import { json, out, say, type Exit } from '../output.ts';
import { withStudy } from '../study.ts';
import { table } from '../table.ts';

const DESIGNS = ['random', 'stratified', 'uncertainty', 'disagreement', 'flagged'] as const;
type Kind = (typeof DESIGNS)[number];

interface Options extends StudyOption, JsonOption {
  n: number;
  design: Kind;
  by?: string[];
  allocation: 'proportional' | 'equal' | 'neyman';
  grader?: string[];
  scoreDimension?: string;
  threshold?: number;
  event?: Outcome;
  random?: number;
  overlap?: number;
  seed?: number;
  where?: string;
  rater?: string;
  queue: string;
  open?: true;
  topUp?: true;
  repeats: number;
  checks: number;
}

const missing = (what: string, option: string): TouchstoneError =>
  new TouchstoneError('bad_input', `This design needs ${what}`, '', `Give ${option}`);

/** A grader's scores of a dimension; the grader may be omitted if only one scored it. */
function scoresNamed(db: Db, { grader = [], scoreDimension: dimension }: Options): ScoreName[] {
  for (const name of grader) requireGrader(db, name);
  const known = studyInfo(db).graders.filter((score) => dimension === undefined || score.dimension === dimension);
  const wanted = grader.length === 0 ? known : known.filter((score) => grader.includes(score.grader));
  if (wanted.length > 0) return wanted.map(({ grader: name, dimension: on }) => ({ grader: name, dimension: on }));
  const names = studyInfo(db).graders.map((score) => `${score.grader} on ${score.dimension}`);
  throw new TouchstoneError(
    'not_found',
    'No grader has such scores',
    dimension ?? '',
    `There are ${names.join(', ') || 'no scores'}`,
  );
}

function oneScore(db: Db, options: Options): ScoreName {
  const [score, ...others] = scoresNamed(db, options);
  if (score === undefined || others.length > 0)
    throw missing('one grader and one dimension', '--grader G --score-dimension D');
  return score;
}

function thresholdOf({ threshold }: Options): number {
  if (threshold === undefined)
    throw missing('the grader’s threshold', '--threshold T, the lowest score that the grader flags');
  return threshold;
}

/** The flags, defined by one score, or by any of the scores of an event. */
function flaggedBy(db: Db, options: Options): Extract<Design, { kind: 'flagged' }> {
  const { event, grader: [grader, ...more] = [] } = options;
  if (event === undefined) return { kind: 'flagged', score: oneScore(db, options), threshold: thresholdOf(options) };
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

function designOf(db: Db, options: Options): Exclude<Design, { kind: 'audit_mix' }> {
  switch (options.design) {
    case 'random':
      return { kind: 'random' };
    case 'stratified': {
      if (options.by === undefined) throw missing('a facet to stratify by', '--by FACET');
      const score = options.allocation === 'neyman' ? oneScore(db, options) : null;
      return { kind: 'stratified', by: options.by, allocation: options.allocation, score };
    }
    case 'uncertainty':
      return { kind: 'uncertainty', score: oneScore(db, options), threshold: thresholdOf(options) };
    case 'flagged':
      return flaggedBy(db, options);
    case 'disagreement': {
      const scores = scoresNamed(db, options);
      if (scores.length < 2) throw missing('two graders or more of one dimension', '--score-dimension D');
      return { kind: 'disagreement', scores };
    }
  }
}

function mixed(design: Exclude<Design, { kind: 'audit_mix' }>, share: number | undefined): Design {
  if (share === undefined || design.kind === 'random') return design;
  return { kind: 'audit_mix', random_share: share / 100, rest: design };
}

function tell({ queue, n, added, population, strata, seed, notes }: SampleReport): void {
  out(
    table(
      ['stratum', 'population', 'sampled', 'probability'],
      strata.map((s) => [s.key, String(s.population), String(s.sampled), s.probability.toPrecision(4)]),
    ),
  );
  for (const note of notes) say(note);
  say(`Queue ${queue} holds ${n} of ${population} transcripts, ${added} of them new; seed ${seed}`);
}

function run(options: Options): Exit {
  return withStudy(options.study, 'write', (db) => {
    const report = sample(db, {
      queue: options.queue,
      filter: options.where ?? '',
      rater: options.rater === undefined ? null : requireRater(db, options.rater),
      n: options.n,
      design: mixed(designOf(db, options), options.random),
      seed: options.seed ?? null,
      overlap: options.overlap ?? null,
      blind: options.open !== true,
      top_up: options.topUp === true,
      hidden: { repeats: options.repeats / 100, checks: options.checks / 100 },
    });
    if (options.json) json(report);
    else tell(report);
    return 0;
  });
}

function event(text: string): Outcome {
  const outcome = readOutcome(text);
  if (typeof outcome === 'string') throw new InvalidArgumentError(outcome);
  return outcome;
}

function number(least: number, most: number, whole: boolean): (text: string) => number {
  return (text) => {
    const value = Number(text);
    const fits = text.trim() !== '' && value >= least && value <= most && (!whole || Number.isInteger(value));
    if (fits) return value;
    throw new InvalidArgumentError(`It must be a ${whole ? 'whole ' : ''}number from ${least} to ${most}`);
  };
}

/** The `sample` command. */
export const sampleCommand = (): Command =>
  withJson(
    onStudy(
      command(
        'sample',
        'draw a queue with known inclusion probabilities',
        `Makes a queue with known inclusion probabilities, so that its labels support conclusions about all transcripts that it was drawn from.

Label the queue in the window, or elsewhere: \`touchstone list --where queue:NAME --json\` lists the drawn transcripts, and \`touchstone labels
import\` imports their labels.`,
      ),
    ),
  )
    .requiredOption('--n <n>', 'how many transcripts to draw', number(1, 1e7, true))
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
      'an audit mix: draw this share of n at random from all transcripts',
      number(1, 99, false),
    )
    .option(
      '--overlap <raters>',
      'this many raters label each transcript, each in their own order',
      number(1, 1000, true),
    )
    .option('--seed <seed>', 'seed of the draw; the same seed repeats it', number(0, 2 ** 31, true))
    .option('--where <filter>', 'draw only from transcripts that match a filter')
    .option('--rater <name>', 'the rater who draws: `label:` in the filter means this rater’s labels')
    .option('--open', 'raters see grader scores and other labels while they label')
    .option(
      '--repeats <percent>',
      'hidden repeats: this share of the queue a second time, for test-retest',
      number(0, 100 * MOST_HIDDEN, false),
      0,
    )
    .option(
      '--checks <percent>',
      'hidden checks: this share of transcripts with gold, to detect drift',
      number(0, 100 * MOST_HIDDEN, false),
      0,
    )
    .option('--top-up', 'draw n more into an existing queue')
    .requiredOption('--queue <name>', 'the queue')
    .action((options: Options) => finish(() => run(options)));
