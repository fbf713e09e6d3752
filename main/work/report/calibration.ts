// Each grader against gold, as a section of a report, with the numbers of `touchstone calibrate`.
import { levelFigures, noResiduals, overallFigures } from '../../../contract/calibration.ts';
import { toldOf } from '../../../contract/errors.ts';
import type { Estimate } from '../../../contract/estimate.ts';
import { figure, methodText, pText, resampling } from '../../../plots/estimates.ts';
import { clusterText } from '../../../contract/inference.ts';
import type { ReadMapping } from '../../../contract/mapping.ts';
import type { Block, Line } from '../../exporters/index.ts';
import { mappedGraders, type Db } from '../../store/index.ts';
import { reportInSteps, type Report } from '../calibration/index.ts';
import { gradersBlocks } from './graders.ts';
import { counted, notes, number, table } from './parts.ts';

const row = (name: string, value: Estimate): Line[] => [name, figure(value), number(value.n), methodText(value)];

function matrix({ matrix: { tp, fp, fn, tn }, threshold, basis }: Report): Block {
  const from = threshold === null ? 'no score is flagged' : `flagged from ${threshold}`;
  return table(
    [`gold: ${basis.title}`, `# grader: yes (${from})`, '# grader: no'],
    [
      [`level ${basis.at.value} or more`, number(tp), number(fn)],
      ['below', number(fp), number(tn)],
    ],
  );
}

function residualBlocks({ residuals }: Report): Block[] {
  const all = Object.entries(residuals);
  const reason = noResiduals(all.flatMap(([, groups]) => groups));
  if (reason !== null) return [{ kind: 'text', line: `Level minus gold: ${reason}.` }];
  return all.flatMap(([by, groups]) =>
    groups.length === 0
      ? []
      : [
          table(
            [by, '# mean of level minus gold', '# n', '# Holm p'],
            groups.map((one) => [one.group, figure(one), number(one.n), pText(one.p_holm)]),
          ),
        ],
  );
}

function reportBlocks(found: Report): Block[] {
  const { basis, rates, weighted } = found;
  const { parse_failed, unscored, not_asked, no_level, beyond_judging } = basis.left_out;
  const figures = [...overallFigures(found), ...levelFigures(found)];
  const all = [...Object.values(rates), ...figures.map(({ value }) => value)];
  const resampled = [...new Set(all.flatMap((one) => resampling(one) ?? []))];
  return [
    {
      kind: 'text',
      line: `${counted(basis.scores.length, 'transcript')} with gold and a score; ${basis.design}; ${clusterText(basis.speaks)}.`,
    },
    matrix(found),
    table(
      ['rate', '# estimate [95 % interval]', '# n', 'method'],
      Object.entries(rates).map(([name, value]) => row(name.replaceAll('_', ' '), value)),
    ),
    table(
      ['figure', '# estimate [95 % interval]', '# n', 'method'],
      figures.map(({ name, value }) => row(name, value)),
    ),
    ...residualBlocks(found),
    ...notes([
      `Left out: ${parse_failed} scores that could not be parsed, ${unscored} unscored, ${not_asked} not asked, ${no_level} without a level, ${beyond_judging} cannot be judged according to gold.`,
      ...(weighted === null ? [] : ['The matrix counts transcripts; the rates are weighted.']),
      ...(resampled.length === 0 ? [] : [`* ${resampled.join('; ')}.`]),
      ...basis.notes.map((note) => note.charAt(0).toUpperCase() + note.slice(1)),
    ]),
  ];
}

/** A grader that cannot be compared with gold is listed with the reason. */
async function graderBlocks(
  db: Db,
  { grader, dimension, score_dimension }: ReadMapping,
  signal: AbortSignal | undefined,
): Promise<Block[]> {
  const heading: Block = { kind: 'heading', level: 3, title: `${grader} on ${dimension}` };
  const scores =
    score_dimension === dimension ? [] : [{ kind: 'note', line: `Its scores: ${score_dimension}.` } as const];
  try {
    const wish = { grader, dimension, filter: '', at: null };
    return [heading, ...scores, ...reportBlocks(await reportInSteps(db, wish, signal))];
  } catch (error) {
    const told = toldOf(error);
    if (told === null || signal?.aborted === true) throw error;
    return [heading, ...scores, { kind: 'text', line: `Not available: ${told.problem.what}.` }];
  }
}

/** Throws `cancelled`. */
export async function calibrationBlocks(db: Db, signal: AbortSignal | undefined): Promise<Block[]> {
  const blocks: Block[] = [];
  const all = mappedGraders(db).map(({ mapping }) => mapping);
  for (const dimension of new Set(all.map((mapping) => mapping.dimension))) {
    const mappings = all.filter((mapping) => mapping.dimension === dimension);
    for (const mapping of mappings) blocks.push(...(await graderBlocks(db, mapping, signal)));
    const graders = mappings.map(({ grader }) => grader);
    blocks.push(...(await gradersBlocks(db, dimension, graders, signal)));
  }
  return blocks.length === 0
    ? [{ kind: 'text', line: 'No automated grader is mapped to a dimension of the rubric.' }]
    : blocks;
}
