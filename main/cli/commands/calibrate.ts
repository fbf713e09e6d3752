// `touchstone calibrate`: a grader compared with gold, at one threshold and at all of them.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { levelFigures, noResiduals, overallFigures } from '../../../contract/calibration.ts';
import type { Estimate } from '../../../contract/estimate.ts';
import { TouchstoneError } from '../../../contract/errors.ts';
import { readOptimise, type Optimise } from '../../../contract/optimise.ts';
import { clusterText, Target } from '../../../contract/inference.ts';
import { report, type Report, questionsOf } from '../../work/calibration/index.ts';
import { facetNames } from '../../store/index.ts';
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
import { json, out, say, type Exit } from '../output.ts';
import { withStudy } from '../study.ts';
import { clustersAsked } from './inference.ts';
import { table } from '../table.ts';
import { printGraders } from './calibrate-graders.ts';
import { tellQuestions } from './calibrate-questions.ts';

interface Options extends StudyOption, JsonOption {
  grader?: string;
  graders?: string[];
  dimension: string;
  threshold?: number;
  optimise?: Optimise;
  versus?: string;
  margin?: number;
  epsilon: number;
  alikeOver?: string;
  where?: string;
  target?: Target;
  clusters?: string;
  at?: number;
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('It must be a number, such as 5');
  return value;
}

const WAYS = 'youden, f1, cost=FP:FN (cost=1:5) or fpr=X (fpr=0.05)';

function optimiseBy(text: string): Optimise {
  const how = readOptimise(text);
  if (how === null) throw new InvalidArgumentError(`It must be one of ${WAYS}`);
  return how;
}

const figure = ({ estimate, low, high }: Estimate): string => {
  if (estimate === null) return 'none';
  return low === null || high === null
    ? estimate.toFixed(3)
    : `${estimate.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
};

const line = (name: string, estimate: Estimate, beside: string[] = []): string[] => [
  name,
  figure(estimate),
  ...beside,
  String(estimate.n),
  estimate.method,
];

/** The report as one document: what it describes, then matrix, rates and figures. */
function document({ basis, optimise, ...rest }: Report): object {
  const {
    scores,
    gold,
    levels: _,
    weights,
    speaks,
    mapping,
    threshold: mapped,
    filter: __,
    hidden: ___,
    ...about
  } = basis;
  const positives = gold.filter((level) => level >= basis.at.value).length;
  return {
    ...about,
    mapping: mapping.created_at === '' ? null : mapping.version,
    mapped_threshold: mapped,
    n: scores.length,
    positives,
    negatives: scores.length - positives,
    is_weighted: weights !== null,
    target: speaks.target,
    clusters: speaks.clusters,
    optimise,
    ...rest,
  };
}

function tellVersus({ versus }: Report): void {
  if (versus === null) return;
  const { accuracy, thresholds, n } = versus;
  out(
    `\n${table(
      [`${versus.grader} less ${versus.versus}`, 'difference', 'n', 'method'],
      [
        line('accuracy', accuracy),
        line('F1', versus.f1),
        line('MCC', versus.mcc),
        line('kappa', versus.kappa),
        line('AUC', versus.auc),
      ],
    )}`,
  );
  say(
    `${n} transcripts, flagged from ${thresholds[0] ?? 'no score'} and from ${thresholds[1]}: only ${versus.grader} is right on ${accuracy.b}, only ${versus.versus} on ${accuracy.c}; ${accuracy.midp === null ? 'p' : 'McNemar mid-p'} ${accuracy.p?.toPrecision(3) ?? `none, ${accuracy.notes[0] ?? 'it was not tested'}`}`,
  );
  for (const note of versus.notes) say(note);
}

function tell(found: Report): void {
  const { basis, matrix, weighted, rates, held_out: held } = found;
  const from = found.threshold === null ? 'no threshold flags anything' : `flagged from ${found.threshold}`;
  out(
    table(
      [from, 'grader: yes', 'grader: no'],
      [
        ['gold: yes', String(matrix.tp), String(matrix.fn)],
        ['gold: no', String(matrix.fp), String(matrix.tn)],
      ],
    ),
  );
  const others: Record<string, Estimate> = held?.rates ?? {};
  const beside = (name: string): string[] => (others[name] === undefined ? [] : [figure(others[name])]);
  const head = ['rate', 'estimate', ...(held === null ? [] : ['held out']), 'n', 'method'];
  const named = Object.entries(rates).map(([name, rate]) => line(name.replaceAll('_', ' '), rate, beside(name)));
  out(`\n${table(head, named)}`);
  out(
    `\n${table(
      ['figure', 'estimate', 'n', 'method'],
      [...overallFigures(found), ...levelFigures(found)].map(({ name, value }) => line(name, value)),
    )}`,
  );
  const residuals = Object.entries(found.residuals).filter(([, some]) => some.length > 0);
  const without = noResiduals(residuals.flatMap(([, groups]) => groups));
  if (without !== null) say(`Level minus gold: ${without}`);
  for (const [by, groups] of without === null ? residuals : [])
    out(
      `\n${table(
        [`level minus gold by ${by}`, 'mean', 'n', 'Holm p'],
        groups.map((group) => [group.group, figure(group), String(group.n), group.p_holm?.toPrecision(2) ?? '']),
      )}`,
    );
  tellVersus(found);
  const { parse_failed, unscored, not_asked, no_level, beyond_judging } = basis.left_out;
  say(
    `${basis.title}, level ${basis.at.value} ${basis.at.name} or more, rubric version ${basis.rubric.version}; ${basis.design}`,
  );
  say(`Figures describe the grader on transcripts like these; ${clusterText(basis.speaks)}`);
  if (weighted !== null) say('The matrix counts transcripts; the rates are weighted');
  say(
    `${basis.scores.length} transcripts with gold; left out: ${parse_failed} parse_failed, ${unscored} unscored, ${not_asked} not asked, ${no_level} without a level, ${beyond_judging} cannot be judged according to gold`,
  );
  for (const note of basis.notes) say(note);
  if (held !== null)
    say(
      'The threshold was chosen on these transcripts; “held out” values were measured on the half of gold that did not choose it',
    );
}

/** The graders of a table with several. Throws `bad_input` if none is named. */
function severalOf({ graders }: Pick<Options, 'graders'>): string[] {
  if (graders !== undefined) return graders;
  throw new TouchstoneError(
    'bad_input',
    'No grader is given',
    '',
    'Give --grader, or --graders for several in one table',
  );
}

function print({ study, json: asJson, grader, dimension, where, at, clusters, ...options }: Options): Exit {
  if (options.threshold !== undefined && options.optimise !== undefined)
    throw new TouchstoneError(
      'bad_input',
      '--threshold and --optimise cannot be combined',
      '--threshold, --optimise',
      'Remove one of them',
    );
  if (options.margin !== undefined && options.versus === undefined)
    throw new TouchstoneError(
      'bad_input',
      '--margin needs a second grader',
      '--margin',
      'Name the other grader with --versus',
    );
  return withStudy(study, 'read', (db) => {
    const asked = { dimension, filter: where ?? '', at: at ?? null, clusters: clustersAsked(clusters) };
    if (grader === undefined) {
      printGraders(db, asked, severalOf(options), asJson === true);
      return 0;
    }
    const wish = { ...asked, grader };
    const found = report(db, wish, options.threshold ?? options.optimise ?? null, options.versus ?? null);
    const by = options.alikeOver ?? facetNames(db).find((name) => name === 'model') ?? null;
    const { versus = null, margin = null, epsilon, target } = options;
    const questions = questionsOf(db, { ...wish, threshold: found.threshold, by, versus, margin, epsilon, target });
    if (asJson === true) json({ ...document(found), ...questions });
    else {
      tell(found);
      tellQuestions(questions);
    }
    return 0;
  });
}

/** The `calibrate` command. */
export const calibrate = (): Command =>
  withJson(
    onStudy(
      command(
        'calibrate',
        'measure a grader against gold: matrix, rates, AUC, Brier, ECE, thresholds',
        `Accuracy of a grader on the transcripts that have gold, each figure with its interval. If gold was drawn with unequal inclusion
probabilities, every rate is weighted; if gold was chosen by hand, the figures describe only these transcripts. A threshold chosen on gold
is also measured on held-out gold.`,
      ),
    ),
  )
    .option('--grader <name>', 'the grader')
    .option(
      '--graders <names>',
      'several graders in one table, separated by commas, each at the threshold of its mapping',
      listOf,
    )
    .requiredOption('--dimension <name>', 'the dimension or flag of the rubric')
    .option('--threshold <score>', 'flag scores from this value on; default: the mapping’s', number)
    .option('--optimise <how>', `choose the threshold by ${WAYS}`, optimiseBy)
    .option('--versus <grader>', 'compare with this grader on the same transcripts')
    .option('--margin <share>', 'with --versus: non-inferiority margin, such as 0.05', share('0.05'))
    .option(
      '--alike-over <facet>',
      'test whether error rates are the same for all values of this facet; default: model',
    )
    .option(
      '--epsilon <share>',
      'how much better than the grader a rater may be in the alternative-annotator test: 0.2 experts, 0.1 crowd workers',
      share('0.05'),
      0.15,
    )
    .addOption(filtered())
    .addOption(clustered())
    .addOption(
      new Option(
        '--target <what>',
        'what the corrected shares of levels describe; default: the setting of the study. Error rates always describe transcripts like these',
      ).choices(Target.options),
    )
    .option('--at <level>', 'levels from this one on are events; default: the rubric’s', levelValue)
    .action((options: Options) => finish(() => print(options)));
