// The methods of a study as sections of its report: transcripts, rubric, graders, sampling, raters and gold.
import { TARGET_WORDS } from '../../../contract/inference.ts';
import type { SavedMapping } from '../../../contract/mapping.ts';
import { positiveFrom, type Dimension, type Rubric } from '../../../contract/rubric.ts';
import type { Block, Line } from '../../exporters/index.ts';
import {
  blindCounts,
  countingDraws,
  currentRubric,
  facetCounts,
  goldCounts,
  queueSummaries,
  mappedGraders,
  rubricVersions,
  sourceCounts,
  studyInfo,
  studyState,
  submittedCounts,
  type Db,
} from '../../store/index.ts';
import { inferenceOf } from '../inference/index.ts';
import { designText } from '../sample/index.ts';
import { counted, day, number, table } from './parts.ts';

/** A facet with more values is only counted. */
const MOST_VALUES = 12;

function facetRows(db: Db): [string, string][] {
  return facetCounts(db, '', null).map(({ facet, values }) => [
    facet,
    values.length > MOST_VALUES
      ? `${number(values.length)} values`
      : values.map(({ value, count }) => `${String(value)} (${number(count)})`).join(', '),
  ]);
}

export function transcriptBlocks(db: Db): Block[] {
  const { transcripts, messages } = studyInfo(db);
  const { made } = studyState(db);
  const span = made === null ? '' : ` Their own times are between ${day(made.first)} and ${day(made.last)}.`;
  return [
    { kind: 'heading', level: 3, title: 'Transcripts' },
    {
      kind: 'text',
      line: `The study holds ${counted(transcripts, 'transcript')} with ${counted(messages, 'message')}.${span} They were read from these formats:`,
    },
    table(
      ['format', '# transcripts', '# files'],
      sourceCounts(db).map(({ format, transcripts: n, files }) => [{ code: format }, number(n), number(files)]),
    ),
    table(['facet', 'values (transcripts)'], facetRows(db)),
  ];
}

function dimensionBlocks(dimension: Dimension): Block[] {
  const { name, title, question, why, levels, rules, components, examples, scenarios } = dimension;
  const from = positiveFrom(dimension);
  const facts = [
    ...(scenarios.length === 0 ? [] : [`asked in the scenarios ${scenarios.join(', ')}`]),
    ...(from === null ? [] : [`an event from level ${from} on`]),
    ...(examples.length === 0 ? [] : [`${counted(examples.length, 'worked example')} in the rubric`]),
  ];
  return [
    { kind: 'heading', level: 4, title },
    { kind: 'note', line: [{ code: name }, facts.length === 0 ? '' : ` · ${facts.join(' · ')}`] },
    { kind: 'text', line: question },
    { kind: 'text', line: `Why it is asked: ${why}` },
    ...(levels.length === 0
      ? []
      : [
          table(
            ['level', 'requirement'],
            levels.map((level) => [`${level.value} ${level.name}`, level.anchor]),
          ),
        ]),
    ...(components.length === 0
      ? []
      : [
          {
            kind: 'text',
            line: `Recorded with the level: ${components.map((one) => one.title).join('; ')}.`,
          } as const,
        ]),
    ...(rules.length === 0 ? [] : [{ kind: 'list', items: rules } as const]),
  ];
}

const flagBlocks = ({ flags }: Rubric): Block[] =>
  flags.length === 0
    ? []
    : [
        { kind: 'heading', level: 4, title: 'Flags' },
        table(
          ['flag', 'when it is set'],
          flags.map(({ title, rule }) => [title, rule]),
        ),
      ];

export function rubricBlocks(db: Db): Block[] {
  const rubric = currentRubric(db);
  return [
    { kind: 'heading', level: 3, title: 'Rubric' },
    {
      kind: 'text',
      line: `Raters decided by the rubric “${rubric.name}”, version ${rubric.version}${rubric.passes === 2 ? ', in two passes: the acts alone, then with hidden reasoning' : ''}.`,
    },
    table(
      ['# version', 'saved on'],
      rubricVersions(db).map((one) => [String(one.rubric.version), day(one.created_at)]),
    ),
    ...rubric.dimensions.flatMap(dimensionBlocks),
    ...flagBlocks(rubric),
  ];
}

const cutText = ({ cuts, words, below }: Pick<SavedMapping, 'cuts' | 'words' | 'below'>): string =>
  [
    ...(below?.used === true ? [`below: ${below.level}`] : []),
    ...cuts.map(({ from, level }) => `from ${from}: ${level}`),
    ...Object.entries(words).map(([word, level]) => `“${word}”: ${level}`),
  ].join(', ');

export function graderBlocks(db: Db): Block[] {
  const all = mappedGraders(db).map(({ mapping }) => mapping);
  return [
    { kind: 'heading', level: 3, title: 'Automated graders' },
    {
      kind: 'text',
      line: 'How the scores of each grader are read as levels of the rubric. A score that could not be parsed or was not given has no level.',
    },
    table(
      ['grader', 'its scores', 'read as', 'score: level'],
      all.map((one) => [one.grader, one.score_dimension, one.dimension, cutText(one)]),
    ),
  ];
}

export function samplingBlocks(db: Db): Block[] {
  const { target, clusters } = inferenceOf(db);
  const shared =
    clusters === null
      ? 'each transcript is independent of the others'
      : `transcripts that share a value of ${clusters.facet} resemble each other, and intervals take this into account`;
  return [
    { kind: 'heading', level: 3, title: 'Sampling' },
    { kind: 'text', line: 'Raters were given queues; rates rest on draws with known inclusion probabilities.' },
    table(
      ['queue', 'purpose', 'design', 'blind', '# raters each', '# transcripts', '# labels'],
      queueSummaries(db).map((queue) => [
        queue.name,
        queue.purpose,
        queue.design,
        queue.blind ? 'yes' : 'no',
        queue.overlap === null ? 'any' : String(queue.overlap),
        number(queue.total),
        number(queue.labels),
      ]),
    ),
    table(
      ['draw of queue', 'design', '# drawn', '# of', '# seed'],
      countingDraws(db).map(({ queue, design, sampled, population, seed }) => [
        queue,
        designText(design, sampled, population),
        number(sampled),
        number(population),
        String(seed),
      ]),
    ),
    { kind: 'text', line: `Intervals of rates describe ${TARGET_WORDS[target]}; ${shared}.` },
  ];
}

const RULES: Readonly<Record<string, string>> = {
  unanimous: 'unanimous raters',
  majority: 'the majority of raters',
  adjudicated: 'a person',
};

/** One row per measure, with the rules that made its gold. */
function goldRows(db: Db): string[][] {
  const of = new Map<string, ReturnType<typeof goldCounts>>();
  for (const one of goldCounts(db)) of.set(one.dimension, [...(of.get(one.dimension) ?? []), one]);
  return [...of].map(([dimension, rules]) => [
    dimension,
    number(rules.reduce((sum, { count }) => sum + count, 0)),
    rules.map(({ rule, count }) => `${RULES[rule] ?? rule} (${number(count)})`).join(', '),
    number(rules.reduce((sum, { beyond }) => sum + beyond, 0)),
  ]);
}

export function raterBlocks(db: Db): Block[] {
  const { blind, not_blind, unknown } = blindCounts(db);
  const raters = submittedCounts(db);
  const known: Line = `${counted(blind, 'label')} of the main round were made blind: the rater had seen no grader’s score. ${number(not_blind)} were not, and for ${number(unknown)} it is unknown, since they were made elsewhere.`;
  return [
    { kind: 'heading', level: 3, title: 'Raters, blinding and gold' },
    table(
      ['rater', '# labels submitted'],
      raters.map(({ name, submitted }) => [name, number(submitted)]),
    ),
    { kind: 'text', line: known },
    { kind: 'text', line: 'Gold was decided from the labels in adjudication, by these rules:' },
    table(['dimension or flag', '# transcripts', 'decided by', '# cannot be judged'], goldRows(db)),
  ];
}
