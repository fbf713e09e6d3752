// `touchstone mapping`: sets and lists how a grader's scale is read as levels of a dimension.
import { InvalidArgumentError, Command } from 'commander';
import type { Mapping, SavedMapping } from '../../../contract/mapping.ts';
import { savedMappings, setMapping } from '../../work/mapping/index.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, out, say, type Exit } from '../output.ts';
import { withStudy } from '../study.ts';
import { table } from '../table.ts';

interface SetOptions extends StudyOption, JsonOption {
  grader: string;
  scoreDimension?: string;
  dimension: string;
  cut?: Mapping['cuts'];
  word?: [string, number][];
}

const cutText = ({ cuts, words, below }: SavedMapping): string =>
  [
    ...(below?.used === true ? [`below=${below.level}`] : []),
    ...cuts.map(({ from, level }) => `${from}=${level}`),
    ...Object.entries(words).map(([word, level]) => `"${word}"=${level}`),
  ].join(' ');

/** "4=1": scores from 4 on are level 1. */
function pair(text: string): [string, number] {
  const at = text.lastIndexOf('=');
  const level = Number(text.slice(at + 1));
  if (at < 1 || text.slice(at + 1).trim() === '' || !Number.isInteger(level))
    throw new InvalidArgumentError('It must be a value of the grader, =, and a level, such as 7=2');
  return [text.slice(0, at), level];
}

function cut(text: string, before: Mapping['cuts'] = []): Mapping['cuts'] {
  const [from, level] = pair(text);
  if (from.trim() === '' || !Number.isFinite(Number(from)))
    throw new InvalidArgumentError(`${from} is not a number; use --word for an answer in words`);
  return [...before, { from: Number(from), level }];
}

const word = (text: string, before: [string, number][] = []): [string, number][] => [...before, pair(text)];

function set(options: SetOptions): Exit {
  return withStudy(options.study, 'write', (db) => {
    const { grader, dimension, cut: cuts = [], word: words = [] } = options;
    const saved = setMapping(db, {
      grader,
      score_dimension: options.scoreDimension ?? dimension,
      dimension,
      cuts,
      words: Object.fromEntries(words),
    });
    if (options.json) json(saved);
    else
      say(
        `${grader} on ${saved.score_dimension} is mapped to ${dimension}: ${cutText(saved)} (version ${saved.version})`,
      );
    return 0;
  });
}

function list(options: StudyOption & JsonOption): Exit {
  return withStudy(options.study, 'read', (db) => {
    const all = savedMappings(db);
    if (options.json) json(all);
    else
      out(
        table(
          ['grader', 'scores', 'read as', 'from = level', 'version'],
          all.map((one) => [one.grader, one.score_dimension, one.dimension, cutText(one), String(one.version)]),
        ),
      );
    return 0;
  });
}

/** The `mapping` commands. */
export const mapping = (): Command =>
  command('mapping', 'map graders’ scales to levels')
    .addCommand(
      withJson(
        onStudy(
          command(
            'set',
            'map a grader’s scale to levels; earlier versions are kept',
            `Defines how scores of a grader are read as levels of a dimension of the rubric. A score is read as the highest level whose value it reaches; a score below the lowest
cut is read as the lowest level (the highest, if levels fall as scores rise), so that every score counts.

A scale of 1 to 10 read as the levels 0 to 4 of harm, where the grader calls its dimension "misaligned":
  touchstone mapping set -s my.touchstone --grader judge --score-dimension misaligned --dimension harm \\
    --cut 1=0 --cut 3=1 --cut 5=2 --cut 7=3 --cut 9=4`,
          ),
        ),
      )
        .requiredOption('--grader <name>', 'the grader')
        .option('--score-dimension <name>', 'the grader’s own dimension, if it has another name')
        .requiredOption('--dimension <name>', 'the dimension or flag of the rubric')
        .option('--cut <value=level>', 'values from this one on are this level; may be repeated', cut)
        .option('--word <text=level>', 'this answer is this level; may be repeated', word)
        .action((options: SetOptions) => finish(() => set(options))),
    )
    .addCommand(
      withJson(onStudy(command('list', 'list the current mappings'))).action((options: StudyOption & JsonOption) =>
        finish(() => list(options)),
      ),
    );
