// Limits of a study, its versions and hashes, its data sheet and its citation, as sections of a report.
import metadata from '../../../package.json' with { type: 'json' };
import { AWARENESS } from '../../../contract/rates.ts';
import { measuresOf } from '../../../contract/measures.ts';
import type { Block, Line } from '../../exporters/index.ts';
import {
  blindCounts,
  currentRubric,
  goldCounts,
  rubricVersions,
  studyInfo,
  studyState,
  submittedCounts,
  type Db,
} from '../../store/index.ts';
import { CAVEATS } from '../export/index.ts';
import { keyOfSeal, sealOf } from '../seal/index.ts';
import { counted, day, number, table } from './parts.ts';

export const PROGRAM = `Touchstone ${metadata.version}`;

/** Limits that follow from the study; the notes of each figure stand below it. */
export function limitBlocks(db: Db): Block[] {
  const { synthetic } = studyInfo(db);
  const { not_blind, unknown } = blindCounts(db);
  const gold = goldCounts(db);
  const withGold = new Set(gold.map(({ dimension }) => dimension));
  const without = measuresOf(currentRubric(db)).filter(({ name, levels }) => levels.length > 0 && !withGold.has(name));
  const beyond = gold.reduce((sum, one) => sum + one.beyond, 0);
  const aware = currentRubric(db).dimensions.some(({ name }) => name === AWARENESS);
  const versions = rubricVersions(db).length;
  const items: Line[] = [
    ...(synthetic ? ['The study is marked synthetic: nothing in it was produced by a real evaluation.'] : []),
    'Rates hold for the transcripts and models from which the samples were drawn; see Sampling.',
    ...(aware
      ? [
          'A model may know that it is being tested. Awareness that it does not express cannot be labelled: level “none” of evaluation awareness means that none was expressed.',
        ]
      : []),
    ...(without.length === 0
      ? []
      : [`There is no gold on ${without.map(({ name }) => name).join(', ')}: their rates come from the grader alone.`]),
    ...(beyond === 0 ? [] : [`${counted(beyond, 'decision')} of gold are “cannot judge”, and are in no rate.`]),
    ...(not_blind === 0 ? [] : [`${counted(not_blind, 'label')} were not made blind.`]),
    ...(unknown === 0 ? [] : [`It is unknown whether ${counted(unknown, 'label')} were made blind.`]),
    ...(versions > 1
      ? [`The rubric had ${versions} versions: labels of earlier ones count if their levels are the same.`]
      : []),
    'Gold can be wrong: if raters agree on a wrong level, no figure here shows it.',
  ];
  return [{ kind: 'list', items }];
}

const LOGS = {
  labels: 'entries of labels',
  adjudication: 'decisions of adjudication',
  audit: 'decisions of the audit',
} as const;

export function stateBlocks(db: Db): Block[] {
  const { id, created_at, form, last_at, transcripts_sha256, logs } = studyState(db);
  const seal = sealOf(db);
  return [
    {
      kind: 'terms',
      terms: [
        { term: 'Program', line: PROGRAM },
        { term: 'Study', line: { code: id } },
        { term: 'Made', line: day(created_at) },
        { term: 'Last change', line: last_at === null ? 'none' : day(last_at) },
        { term: 'Form of the study file', line: String(form) },
        { term: 'sha256 of transcripts', line: { code: transcripts_sha256 } },
        { term: 'Sealed state', line: { code: seal.state } },
        { term: 'Signed with the key', line: keyOfSeal(seal) },
        { term: 'Signature', line: { code: seal.signature } },
      ],
    },
    table(
      ['log', '# entries', 'hash of the last entry, which covers all'],
      logs.map(({ log, entries, head }) => [LOGS[log], number(entries), head === '' ? 'none' : { code: head }]),
    ),
    {
      kind: 'note',
      line: [
        'The sha256 of transcripts is computed from their ids, sorted, one per line; an id is the sha256 of a transcript’s text. ',
        { code: 'touchstone verify' },
        ' checks the logs and every table; with --against and the file of a seal it checks whether the study is in that state.',
      ],
    },
  ];
}

/** The data sheet: caveats for users of the labels, in the words of the sheets of exports. */
export function sheetBlocks(db: Db): Block[] {
  const { transcripts, graders } = studyInfo(db);
  const raters = submittedCounts(db).filter(({ submitted }) => submitted > 0);
  const part = (title: string, items: readonly string[]): Block[] => [
    { kind: 'heading', level: 3, title },
    { kind: 'list', items },
  ];
  return [
    {
      kind: 'terms',
      terms: [
        {
          term: 'Contents',
          line: `${counted(transcripts, 'transcript')} of AI agents, with scores, labels and gold`,
        },
        { term: 'Labelled by', line: counted(raters.length, 'rater') },
        { term: 'Scored by', line: counted(new Set(graders.map(({ grader }) => grader)).size, 'automated grader') },
        {
          term: 'Private content',
          line: 'Transcripts may hold private or distressing text; this report quotes their titles and the notes of decisions',
        },
      ],
    },
    ...part('Before you use gold', CAVEATS.gold),
    ...part('Before you use labels', CAVEATS.labels),
    ...part('Before you use scores', CAVEATS.scores),
  ];
}

/** A title without braces, \ and %, which could end or break the BibTeX entry. */
const bib = (text: string): string =>
  text
    .replaceAll(/[{}\\%"#$&~^_]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

export function citationBlocks(db: Db): Block[] {
  const { name } = studyInfo(db);
  const { id, last_at, created_at, transcripts_sha256, logs } = studyState(db);
  const at = last_at ?? created_at;
  const key = `touchstone-${id.slice(0, 8)}`;
  const heads = logs.flatMap(({ log, head }) => (head === '' ? [] : [`${log} ${head.slice(0, 16)}`]));
  const text = [
    `@misc{${key},`,
    `  title = {{${bib(name)}}},`,
    `  year = {${at.slice(0, 4)}},`,
    `  howpublished = {Study of labelled transcripts, made with ${PROGRAM}},`,
    `  note = {Study ${id}, state of ${day(at)}; transcripts ${transcripts_sha256.slice(0, 16)}${heads.map((head) => `, ${head}`).join('')}},`,
    '}',
  ].join('\n');
  return [
    { kind: 'text', line: 'The study names no authors: add yours.' },
    { kind: 'code', text },
  ];
}
