// `touchstone rates`: how often an event happened, according to the grader, according to gold, and corrected.
import { Option, type Command } from 'commander';
import { CONFIDENCE } from '../../../contract/estimate.ts';
import type { LatentReport, LatentRow, RateRow, RatesReport, RatesWish, ThreeRates } from '../../../contract/rates.ts';
import { TouchstoneError } from '../../../contract/errors.ts';
import { CLAUSE_FORMS, type Outcome } from '../../../contract/outcome.ts';
import { latentRates, ratesOf, type EquivalentGroups } from '../../work/rates/index.ts';
import { MISSING } from '../../../contract/transcript.ts';
import { fromText } from '../../../contract/rubric.ts';
import { speaksText, Target } from '../../../contract/inference.ts';
import {
  clustered,
  command,
  filtered,
  finish,
  levelValue,
  listOf,
  onStudy,
  share,
  withJson,
  type JsonOption,
  type StudyOption,
} from '../command.ts';
import { event } from '../design.ts';
import { json, out, say, type Exit } from '../output.ts';
import { percent } from '../percent.ts';
import { clustersAsked } from './inference.ts';
import { equivalenceAsked, pair, tellEquivalence, type EquivalenceOptions } from './rates-equivalent.ts';
import { withStudy } from '../study.ts';
import { table } from '../table.ts';

interface Options extends StudyOption, JsonOption, EquivalenceOptions {
  dimension?: string;
  event?: Outcome;
  grader?: string;
  by?: string[];
  where?: string;
  without?: 'eval_aware';
  at?: number;
  level: number;
  together?: RatesWish['together'];
  below?: number;
  lookingAgain?: true;
  target?: Target;
  clusters?: string;
}

const named = ({ group }: Pick<RateRow, 'group'>): string =>
  group.map((value) => value ?? MISSING).join(' · ') || 'all';

const line = (row: RateRow): string[] => {
  const { n, n_gold, raw, gold, corrected, headline, left_out } = row;
  const lost = left_out.parse_failed + left_out.unscored + left_out.not_asked + left_out.no_level;
  return [
    named(row),
    String(n),
    String(n_gold),
    percent(raw),
    percent(gold),
    percent(corrected),
    headline ?? 'none',
    String(lost),
  ];
};

const notesOf = ({ raw, gold, corrected }: ThreeRates): string[] => [
  ...new Set([...raw.notes, ...gold.notes, ...corrected.notes]),
];

/** The definition of an event. */
const eventText = ({ title, at, outcome }: RatesReport): string =>
  outcome === null ? `${title}, level ${fromText(at)}` : `${title}: ${outcome.rule}`;

const lookText = (row: RateRow): string[] =>
  row.at_every_look === null
    ? []
    : [`${named(row)}: gold, valid at every look, ${percent(row.at_every_look)}`, ...row.at_every_look.notes];

/**
 * The result of the exact test, or the upper end of the interval, for the quoted rate; for the raw rate if none is
 * quoted.
 */
function belowText(row: RateRow): string[] {
  const { below, headline } = row;
  if (below === null) return [];
  const { is_below, upper } = below[headline ?? 'raw'];
  const at = `${headline ?? 'raw'}, one-sided ${below.level.toPrecision(4)}`;
  if (is_below === null || upper === null)
    return [`${named(row)}: whether the rate is below ${100 * below.bound} % is not available (${at})`];
  const shown = is_below ? 'shown to be below' : 'not shown to be below';
  return [`${named(row)}: ${shown} ${100 * below.bound} %, at most ${(100 * upper).toFixed(2)} % (${at})`];
}

const latentText = (row: LatentRow): string[] =>
  row.rate.estimate === null ? [] : [`${named(row)}: allowing for rater errors in gold, ${percent(row.rate)}`];

function tellLatent({ rows, overall, assumption }: LatentReport): void {
  const words = [...rows.filter(({ group }) => group.length > 0), overall].flatMap(latentText);
  for (const each of words) say(each);
  if (words.length > 0) say(`That rate ${assumption}`);
}

/** The notes on the rates, each once, with the groups that it applies to. */
function tellNotes(rows: readonly RateRow[]): void {
  const of = new Map<string, string[]>();
  for (const row of rows) for (const note of notesOf(row)) of.set(note, [...(of.get(note) ?? []), named(row)]);
  for (const [note, groups] of of)
    say(`${groups.length > 1 && groups.length === rows.length ? 'every group and all' : groups.join(', ')}: ${note}`);
}

function tell(report: RatesReport): void {
  const { rubric, grader, rows, overall, out_of_scope, population, outcome, read_below } = report;
  const all = rows.length === 1 && rows[0]?.group.length === 0 ? [overall] : [...rows, overall];
  out(table(['group', 'n', 'gold', 'raw', 'gold alone', 'corrected', 'quote', 'no verdict'], all.map(line)));
  say(`${eventText(report)}, rubric version ${rubric.version}; ${overall.design}; ${overall.corrected.method}`);
  say(speaksText(report.speaks));
  if (population !== null) say(`Rates describe a population of ${population.toLocaleString('en')} units`);
  if (out_of_scope > 0)
    say(
      `${out_of_scope.toLocaleString('en')} ${population === null ? 'transcripts' : 'units'} belong to scenarios for which this dimension is not asked`,
    );
  for (const note of outcome?.notes ?? []) say(note);
  if (report.together !== null) say(`The intervals of all groups hold together: ${report.together.method}`);
  const { parse_failed, unscored, not_asked, no_level, beyond_judging } = overall.left_out;
  if (grader !== null)
    say(
      `${grader}: ${parse_failed} parse_failed, ${unscored} unscored, ${not_asked} not asked, ${no_level} without a level; excluded from every rate`,
    );
  if (read_below !== null) say(`${grader ?? ''}: ${read_below}`);
  if (beyond_judging > 0) say(`gold: ${beyond_judging} cannot be judged; excluded from every rate`);
  for (const row of all) {
    if (row.awareness !== null) {
      const { left_out, unknown, difference } = row.awareness;
      say(
        `${named(row)}: ${left_out} aware transcripts left out, ${unknown} unknown; gold with them differs by ${percent(difference.gold)}`,
      );
    }
    for (const words of [...belowText(row), ...lookText(row)]) say(words);
  }
  tellNotes(all);
}

/** The lines printed after the rates. */
interface Beside {
  latent: LatentReport;
  equivalence: EquivalentGroups | null;
}

/** One row of `--json`: it contains everything that its figures depend on. */
function document(report: RatesReport, by: readonly string[], row: RateRow, { latent, equivalence }: Beside): object {
  const { dimension, at, outcome, rubric, grader, mapping, together, speaks, read_below } = report;
  const { group, ...rest } = row;
  const isOf = [equivalence?.first, equivalence?.second].includes(String(group[0]));
  const same = latent.rows.find((one) => JSON.stringify(one.group) === JSON.stringify(group));
  return {
    group: Object.fromEntries(by.map((name, index) => [name, group[index] ?? null])),
    ...rest,
    dimension,
    at,
    event: outcome,
    together,
    latent_class:
      same === undefined
        ? null
        : { ...same.rate, overlap: same.overlap, raters: same.raters, assumption: latent.assumption },
    equivalence: isOf ? equivalence : null,
    rubric,
    grader,
    mapping,
    target: speaks.target,
    clusters: speaks.clusters,
    read_below,
  };
}

/** What the rate measures: a dimension or an event. Throws `bad_input` if neither or both are given. */
function subjectOf({ dimension, event, at }: Options): { dimension: string; outcome?: Outcome } {
  if (event === undefined && dimension !== undefined) return { dimension };
  if (event !== undefined && dimension === undefined && at === undefined) return { dimension: '', outcome: event };
  const what =
    event === undefined ? 'No dimension or event is given' : '--event cannot be combined with --dimension or --at';
  throw new TouchstoneError('bad_input', what, '', 'Give --dimension (with --at), or --event');
}

function print({ study, json: asJson, by = [], ...options }: Options): Exit {
  return withStudy(study, 'read', (db) => {
    const { grader, where, without, at, level, target, clusters } = options;
    const wish = {
      ...subjectOf({ study, by, ...options }),
      grader: grader ?? null,
      by,
      filter: where ?? '',
      at: at ?? null,
      level,
      without_aware: without !== undefined,
      together: options.together,
      below: options.below,
      again: options.lookingAgain,
      target,
      clusters: clustersAsked(clusters),
    };
    const report = ratesOf(db, wish);
    const latent = latentRates(db, wish);
    const equivalence = equivalenceAsked(db, wish, options);
    if (asJson === true) json(report.rows.map((row) => document(report, by, row, { latent, equivalence })));
    else {
      tell(report);
      tellLatent(latent);
      if (equivalence !== null) tellEquivalence(equivalence);
    }
    return 0;
  });
}

/** The `rates` command. */
export const rates = (): Command =>
  withJson(
    onStudy(
      command(
        'rates',
        'compute rates: from the grader, from gold, and corrected',
        `The share of transcripts at a level or above: from the grader, from gold, and corrected, each with its interval. The sample design of gold
determines the estimator; nothing is corrected if gold was chosen by hand. Intervals describe the model (\`touchstone target\`) and take into
account that transcripts of one task resemble each other (\`touchstone clusters\`). Transcripts without an answer of the grader are counted and
excluded from every rate. A draw affects rates once one of its transcripts has been labelled after the draw and has gold.`,
      ),
    ),
  )
    .option('--dimension <name>', 'the dimension or flag of the rubric')
    .option(
      '--event <parts>',
      `instead of a dimension, an event that occurs if any of its parts is true: ${CLAUSE_FORMS}`,
      event,
    )
    .option('--grader <name>', 'the grader; without it, rates rest on gold alone')
    .option('--by <facets>', 'a rate for each value of these facets, separated by commas', listOf)
    .addOption(filtered())
    .addOption(
      new Option('--without <whom>', 'exclude transcripts in which the agent says that it is being tested').choices([
        'eval_aware',
      ]),
    )
    .option('--at <level>', 'levels from this one on count; default: the rubric’s', levelValue)
    .addOption(
      new Option('--target <what>', 'what intervals describe; default: the setting of the study').choices(
        Target.options,
      ),
    )
    .addOption(clustered())
    .option('--level <share>', 'level of the intervals', share('0.95'), CONFIDENCE)
    .addOption(new Option('--together <how>', 'simultaneous intervals for all groups').choices(['bonferroni', 'max_t']))
    .option('--looking-again', 'intervals that hold at every look, for gold that will be topped up')
    .option(
      '--below <share>',
      'test whether the rate is below this, such as 0.01: exact one-sided test, or the upper end of the interval',
      share('0.01'),
    )
    .option(
      '--equivalent <two>',
      'with --margin: test whether the rates of these two values of --by are equivalent',
      pair,
    )
    .option(
      '--margin <share>',
      'the largest difference that does not matter, stated beforehand, such as 0.05',
      share('0.01'),
    )
    .action((options: Options) => finish(() => print(options)));
