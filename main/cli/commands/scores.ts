// `touchstone scores import`: imports automated scores from a table.
import type { Command } from 'commander';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import type { Exit } from '../output.ts';
import { withStudyAsync } from '../study.ts';
import { tellTable } from './table.ts';

interface Options extends StudyOption, JsonOption {
  grader: string;
  scoreDimension?: string;
  column?: string[];
  graderColumn?: string;
  dimensionColumn?: string;
  stateColumn?: string;
  by?: string;
  queue?: string;
}

async function bring(path: string, options: Options): Promise<Exit> {
  const { study, grader, scoreDimension, column, by, queue, json } = options;
  const { importScores } = await import('../../work/tables/index.ts');
  const as = { grader: options.graderColumn, dimension: options.dimensionColumn, state: options.stateColumn };
  return tellTable(
    await withStudyAsync(study, 'write', (db) =>
      importScores(db, path, { grader, by, queue, as, dimension: scoreDimension, columns: column }),
    ),
    json === true,
  );
}

/** The `scores` command with its part. */
export function scores(): Command {
  const bringing = withJson(
    onStudy(
      command(
        'import',
        'import automated scores from CSV, JSONL or Parquet',
        `Automated scores from CSV, JSONL or Parquet: a row for each score (columns dimension and value), or a column for each dimension.
The name of such a column is the grader's own dimension: \`id,score\` has one, called score.

An empty cell is stored as unscored: the grader gave no value. A column \`state\` sets this for its row: \`unscored\`, or \`parse_failed\` if the
answer of the grader could not be read. An empty cell never replaces a score from another row or table. Both states are counted beside every
rate and excluded from it.`,
      ),
    ),
  )
    .argument('<file>', 'the table; its rows name transcripts by id, the beginning of it, or source id')
    .requiredOption('--grader <name>', 'the grader of rows that name none')
    .option(
      '--score-dimension <name>',
      'the grader’s own dimension for rows that name none; such a row has one value, its score',
    )
    .option(
      '--column <name...>',
      'the columns that hold scores; default: value, score and similar names, or all columns not known to hold something else',
    )
    .option('--grader-column <name>', 'the column that names the grader of each row, if it is not called grader')
    .option('--dimension-column <name>', 'the column that names the dimension, if it is not called dimension or metric')
    .option('--state-column <name>', 'the column with the state, if it is not called state; other values are rejected')
    .option('--by <column>', 'the column that names the transcript, or a facet with that name')
    .option(
      '--queue <name>',
      'the queue that was scored; rows of other transcripts are rejected, and the report states how much of the queue has scores',
    )
    .action((path: string, options: Options) => finish(() => bring(path, options)));
  return command('scores', 'import scores of automated graders').addCommand(bringing);
}
