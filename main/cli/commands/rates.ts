// `touchstone rates`: how often something happened, as the grader says, as gold says, and corrected.
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { RateRow, RatesReport, ThreeRates } from '../../../contract/calls/findings.ts';
import type { Estimate } from '../../../contract/estimate.ts';
import { MISSING } from '../../../contract/transcript.ts';
import { speaksWords, Target } from '../../../contract/inference.ts';
import { ratesOf } from '../../work/rates.ts';
import { command, finish, levelValue, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, out, say, type Exit } from '../output.ts';
import { clustersAsked } from './inference.ts';
import { withStudy } from '../study.ts';
import { table } from '../table.ts';

interface Options extends StudyOption, JsonOption {
  dimension: string;
  grader?: string;
  by?: string[];
  where?: string;
  without?: 'eval_aware';
  at?: number;
  level: number;
  target?: Target;
  clusters?: string;
}

function confidence(text: string): number {
  const level = Number(text);
  if (!(level > 0 && level < 1)) throw new InvalidArgumentError('It lies between 0 and 1, such as 0.95');
  return level;
}

const facets = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

const percent = ({ estimate, low, high }: Estimate): string => {
  if (estimate === null) return 'none';
  const share = (value: number): string => (100 * value).toFixed(1);
  return `${share(estimate)} %${low === null || high === null ? '' : ` [${share(low)}, ${share(high)}]`}`;
};

const named = ({ group }: Pick<RateRow, 'group'>): string => group.map((value) => value ?? MISSING).join(' · ') || 'all';

const line = (row: RateRow): string[] => {
  const { n, n_gold, raw, gold, corrected, headline, left_out } = row;
  const lost = left_out.parse_failed + left_out.unscored + left_out.not_asked + left_out.no_level;
  return [named(row), String(n), String(n_gold), percent(raw), percent(gold), percent(corrected), headline ?? 'none', String(lost)];
};

const notesOf = ({ raw, gold, corrected }: ThreeRates): string[] => [...new Set([...raw.notes, ...gold.notes, ...corrected.notes])];

function tell({ title, at, rubric, grader, rows, overall, out_of_scope, speaks, read_below }: RatesReport): void {
  const all = rows.length === 1 && rows[0]?.group.length === 0 ? [overall] : [...rows, overall];
  out(table(['group', 'n', 'gold', 'raw', 'gold alone', 'corrected', 'quote', 'no verdict'], all.map(line)));
  say(`${title}, level ${at.value} ${at.name} or more, rubric version ${rubric.version}; ${overall.design}; ${overall.corrected.method}`);
  say(speaksWords(speaks));
  if (out_of_scope > 0) say(`${out_of_scope} transcripts are of scenarios in which it is not asked`);
  const { parse_failed, unscored, not_asked, no_level, beyond_judging } = overall.left_out;
  if (grader !== null)
    say(`${grader}: ${parse_failed} parse_failed, ${unscored} unscored, ${not_asked} not asked, ${no_level} without a level; in no rate`);
  if (read_below !== null) say(`${grader ?? ''}: ${read_below}`);
  if (beyond_judging > 0) say(`gold: ${beyond_judging} beyond judging; in no rate`);
  for (const row of all) {
    if (row.awareness !== null) {
      const { left_out, unknown, difference } = row.awareness;
      say(`${named(row)}: ${left_out} aware left out, ${unknown} unknown; gold with them differs by ${percent(difference.gold)}`);
    }
    for (const note of notesOf(row)) say(`${named(row)}: ${note}`);
  }
}

/** One row of `--json`: it says all that its figures depend on. */
function document(
  { dimension, at, rubric, grader, mapping, speaks, read_below }: RatesReport,
  by: readonly string[],
  row: RateRow,
): object {
  const { group, ...rest } = row;
  return {
    group: Object.fromEntries(by.map((name, index) => [name, group[index] ?? null])),
    ...rest,
    dimension,
    at,
    rubric,
    grader,
    mapping,
    target: speaks.target,
    clusters: speaks.clusters,
    read_below,
  };
}

function print({ study, json: asJson, by = [], ...options }: Options): Exit {
  return withStudy(study, 'read', (db) => {
    const { dimension, grader, where, without, at, level, target, clusters } = options;
    const wish = {
      dimension,
      grader: grader ?? null,
      by,
      filter: where ?? '',
      at: at ?? null,
      level,
      without_aware: without !== undefined,
      target,
      clusters: clustersAsked(clusters),
    };
    const report = ratesOf(db, wish);
    if (asJson === true) json(report.rows.map((row) => document(report, by, row)));
    else tell(report);
    return 0;
  });
}

/** The `rates` command. */
export const rates = (): Command =>
  withJson(
    onStudy(
      command(
        'rates',
        'how often it happened: as the grader says, as gold says, and corrected',
        `The share of transcripts at a level or above, three ways, each with its interval. The estimator follows from how gold was drawn; where it was
picked by hand nothing is corrected. Intervals speak of the model (\`touchstone target\`), and take into account that transcripts of one task
resemble each other (\`touchstone clusters\`). What the grader did not answer is counted and is in no rate.
A draw counts once a transcript that it drew was answered after it, in its queue or elsewhere, and has gold: until then it changes no rate.`,
      ),
    ),
  )
    .requiredOption('--dimension <name>', 'the dimension of the rubric')
    .option('--grader <name>', 'the grader; without one gold speaks alone')
    .option('--by <facets>', 'a rate for each value of these facets, separated by commas', facets)
    .option('--where <expr>', 'only transcripts of this filter')
    .addOption(new Option('--without <whom>', 'leave out transcripts whose agent says that it is tested').choices(['eval_aware']))
    .option('--at <level>', 'from this level on it counts; as the rubric says otherwise', levelValue)
    .addOption(new Option('--target <what>', 'what intervals speak of; as the study has it otherwise').choices(Target.options))
    .option('--clusters <facet>', 'transcripts with one value of it belong together, or none; as the study has it otherwise')
    .option('--level <share>', 'level of the intervals', confidence, 0.95)
    .action((options: Options) => finish(() => print(options)));
