// `touchstone agreement`: agreement of raters with intervals, by dimension or flag and by parts of the transcripts.
import { Option, type Command } from 'commander';
import {
  AgreementBy,
  type AgreementPart,
  type Coefficients,
  type DimensionAgreement,
} from '../../../contract/agreement.ts';
import type { Estimate } from '../../../contract/estimate.ts';
import { AGREEMENT_SPEAKS, clusterText } from '../../../contract/inference.ts';
import { agreementBy, agreementByDimension } from '../../work/agreement/index.ts';
import type { Db } from '../../store/index.ts';
import {
  clustered,
  command,
  filtered,
  finish,
  onStudy,
  withJson,
  type JsonOption,
  type StudyOption,
} from '../command.ts';
import { json, out, say, type Exit } from '../output.ts';
import { withStudyAsync } from '../study.ts';
import { clustersAsked } from './inference.ts';
import { table } from '../table.ts';

interface Options extends StudyOption, JsonOption {
  dimension?: string;
  by?: AgreementBy;
  where?: string;
  queue?: string;
  clusters?: string;
}

interface Reported extends DimensionAgreement {
  by?: AgreementPart[];
}

async function reported(db: Db, { dimension, by, where = '', queue = '', clusters }: Options): Promise<Reported[]> {
  const among = { scope: { filter: where, queue, clusters: clustersAsked(clusters) } };
  // Names the dimension that does not exist, and those that do.
  const asked = dimension === undefined ? undefined : await agreementBy(db, { dimension, by: by ?? 'rubric' }, among);
  const all = (await agreementByDimension(db, among)).filter(
    (one) => dimension === undefined || one.dimension === dimension,
  );
  if (by === undefined) return all;
  const parts: Reported[] = [];
  for (const one of all)
    parts.push({ ...one, by: asked ?? (await agreementBy(db, { dimension: one.dimension, by }, among)) });
  return parts;
}

const number = ({ estimate, low, high }: Estimate): string => {
  if (estimate === null) return 'none';
  const ends = low === null || high === null ? '' : ` [${low.toFixed(2)}, ${high.toFixed(2)}]`;
  return `${estimate.toFixed(2)}${ends}`;
};

const line = (name: string, { raters, units, percent, krippendorff, gwet_ac, cohen }: Coefficients): string[] => [
  name,
  String(raters),
  String(units),
  number(percent),
  number(krippendorff),
  number(gwet_ac),
  cohen === null ? '' : number(cohen.quadratic ?? cohen.identity),
];

function tell(all: readonly Reported[]): void {
  const rows = all.flatMap(({ dimension, overall, retest, by = [] }) => [
    line(dimension, overall),
    ...(retest === null ? [] : [line('  with themselves', retest)]),
    ...by.map(({ key, agreement }) => line(`  ${key}`, agreement)),
  ]);
  out(table(['dimension', 'raters', 'units', 'percent', 'alpha', 'AC1/AC2', 'kappa'], rows));
  for (const { dimension, overall, left_out, enriched, speaks, blindness_unknown } of all) {
    say(`${dimension}: ${AGREEMENT_SPEAKS}`);
    if (speaks.clusters !== null) say(`${dimension}: ${clusterText(speaks)}`);
    const { not_blinded, cannot_judge, other_levels, unanswered } = left_out;
    const parts = [
      `${not_blinded} not blind`,
      `${cannot_judge} cannot judge`,
      `${other_levels} with levels of another rubric version`,
      `${unanswered} unanswered`,
    ];
    say(`${dimension}: left out ${parts.join(', ')}`);
    if (blindness_unknown > 0)
      say(
        `${dimension}: ${blindness_unknown} labels are included although it is unknown whether the rater had seen scores`,
      );
    for (const note of [...overall.notes, ...(enriched === null ? [] : [enriched])]) say(`${dimension}: ${note}`);
  }
}

const NONE = 'No dimension has answers of two raters';

async function print(options: Options): Promise<Exit> {
  const all = await withStudyAsync(options.study, 'read', (db) => reported(db, options));
  if (options.json === true)
    json(Object.fromEntries(all.map(({ dimension, overall, ...rest }) => [dimension, { ...overall, ...rest }])));
  else if (all.length === 0)
    say(options.where === undefined && options.queue === undefined ? NONE : `${NONE} on these transcripts`);
  else tell(all);
  return 0;
}

/** The `agreement` command. */
export const agreement = (): Command =>
  withJson(
    onStudy(
      command(
        'agreement',
        'measure the agreement of raters, with intervals',
        `Percent agreement, Krippendorff's alpha, Gwet's AC1/AC2, kappa for two raters, and prevalence, from submitted labels. The figures exclude
labels of raters who had seen a grader's scores, "cannot judge" and unanswered dimensions; the output counts each of these. Imported labels
are included even if it is unknown whether the rater had seen scores; the output counts them too. If the transcripts were drawn with unequal
inclusion probabilities, the output says so: agreement then describes this sample, not all transcripts. A flag is measured as a yes or no.`,
      ),
    ),
  )
    .option('--dimension <name>', 'only this dimension or flag')
    .addOption(filtered())
    .option('--queue <name>', 'only transcripts of this queue')
    .addOption(clustered())
    .addOption(new Option('--by <what>', 'split the agreement by this').choices(AgreementBy.options))
    .action((options: Options) => finish(() => print(options)));
