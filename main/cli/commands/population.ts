// `touchstone population`: describes and draws from the population of a study that does not hold all of its units.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { TouchstoneError } from '../../../contract/errors.ts';
import {
  Dialect,
  readFacets,
  type Population,
  type PopulationFacet,
  type PopulationSource,
} from '../../../contract/population.ts';
import type { ScoreName } from '../../../contract/queue.ts';
import { populationOf } from '../../store/index.ts';
import { command, finish, onStudy, repeated, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { designOf, number, openQueue, seed, withDesign, type DesignOptions } from '../design.ts';
import { interrupted } from '../interrupted.ts';
import { json, out, say, type Exit } from '../output.ts';
import { progressBar } from '../progress.ts';
import { withStudy, withStudyAsync } from '../study.ts';
import { tellDraw } from './sample.ts';

interface SourceOptions {
  from?: string[];
  scores?: string[];
  id: string;
  facets?: PopulationFacet[];
  score?: (ScoreName & { column: string })[];
  cut?: (ScoreName & { at: number })[];
}
interface DescribeOptions extends StudyOption, JsonOption, SourceOptions {
  cells?: string[];
}
interface DrawOptions extends StudyOption, JsonOption, DesignOptions {
  n: number;
  queue: string;
  seed?: number;
  overlap?: number;
  open?: true;
  from?: string[];
  scores?: string[];
  drawn?: string[];
  format?: string;
}
interface SqlOptions extends DesignOptions, SourceOptions {
  dialect: Dialect;
  step: 'cells' | 'draw';
  study?: string;
  n?: number;
  seed?: number;
  out?: string;
}

const facets = (text: string, before: PopulationFacet[] = []): PopulationFacet[] => [...before, ...readFacets(text)];

/** `GRADER.DIMENSION=REST`; a grader's name may contain dots. */
function named(text: string): ScoreName & { rest: string } {
  const [, grader, dimension, rest] = /^(.+)\.([^.=]+)=(.+)$/.exec(text) ?? [];
  if (grader === undefined || dimension === undefined || rest === undefined)
    throw new InvalidArgumentError('Write it as grader.dimension=column');
  return { grader, dimension, rest };
}

function score(text: string, before: SourceOptions['score'] = []): NonNullable<SourceOptions['score']> {
  const { rest: column, ...name } = named(text);
  return [...before, { ...name, column }];
}

function cut(text: string, before: SourceOptions['cut'] = []): NonNullable<SourceOptions['cut']> {
  const { rest, ...name } = named(text);
  if (rest.trim() === '' || !Number.isFinite(Number(rest)))
    throw new InvalidArgumentError('Write it as grader.dimension=number');
  return [...before, { ...name, at: Number(rest) }];
}

/** Throws `bad_input` if no file is named, or if a cut belongs to no score. */
function sourceOf({
  from = [],
  scores = [],
  id,
  facets: named = [],
  score: columns = [],
  cut: cuts = [],
}: SourceOptions): PopulationSource {
  if (from.length === 0)
    throw new TouchstoneError(
      'bad_input',
      'No files of the population are named',
      '',
      'Give --from, such as "runs/*.parquet"',
    );
  const same = (a: ScoreName, b: ScoreName): boolean => a.grader === b.grader && a.dimension === b.dimension;
  const loose = cuts.find((one) => !columns.some((column) => same(one, column)));
  if (loose !== undefined)
    throw new TouchstoneError(
      'bad_input',
      'A cut names a score that is not given',
      `${loose.grader}.${loose.dimension}`,
      'Give --score for it',
    );
  return {
    from,
    scores_from: scores,
    id,
    facets: named,
    scores: columns.map((column) => {
      const own = cuts.filter((one) => same(one, column)).map(({ at }) => at);
      return { ...column, cuts: own.length === 0 ? null : own.toSorted((a, b) => a - b) };
    }),
  };
}

const count = (many: number): string => many.toLocaleString('en');

function tell({ units, cells, drawn, source, described_at }: Population): void {
  out(`${count(drawn)} drawn of ${count(units)} units\n`);
  say(`${count(cells)} cells by ${source.facets.map(({ name }) => name).join(', ') || 'no facet'}`);
  for (const { grader, dimension, cuts } of source.scores)
    say(`${grader} on ${dimension}${cuts === null ? '' : `, divided at ${cuts.join(', ')}`}`);
  say(`described ${described_at} from ${[...source.from, ...source.scores_from].join(', ')}`);
}

async function describe(options: DescribeOptions): Promise<Exit> {
  const source = sourceOf(options);
  const { describePopulation } = await import('../../work/population/index.ts');
  const bar = progressBar();
  return withStudyAsync<Exit>(options.study, 'write', async (db) => {
    const made = await describePopulation(db, source, {
      cells: options.cells,
      signal: interrupted(),
      onProgress: bar.update,
    });
    bar.end();
    if (options.json === true) json(made);
    else tell(made);
    return 0;
  });
}

function show({ study, json: asJson }: StudyOption & JsonOption): Exit {
  return withStudy(study, 'read', (db) => {
    const found = populationOf(db);
    if (asJson === true) json(found);
    else if (found === null) say('This study has no population: it contains all of its transcripts');
    else tell(found);
    return 0;
  });
}

/**
 * The files to draw from. Throws `bad_input` if none are named, because a study file must not decide which files are
 * read.
 */
function filesOf({ from, scores, drawn }: DrawOptions, { source }: Population) {
  if (drawn !== undefined) return { drawn };
  if (from !== undefined) return { files: { from, scores_from: scores ?? [] } };
  const said = [
    ...source.from.map((path) => `--from '${path}'`),
    ...source.scores_from.map((path) => `--scores '${path}'`),
  ];
  throw new TouchstoneError(
    'bad_input',
    'No files are named, and a study file does not decide what is read',
    '',
    `If these are the files, name them again: ${said.join(' ')}`,
  );
}

async function draw(options: DrawOptions): Promise<Exit> {
  const { drawPopulation, requirePopulation } = await import('../../work/population/index.ts');
  const bar = progressBar();
  return withStudyAsync<Exit>(options.study, 'write', async (db) => {
    const population = requirePopulation(db);
    const wish = {
      queue: options.queue,
      n: options.n,
      design: designOf(db, options, population.source.scores),
      seed: options.seed ?? null,
      overlap: options.overlap ?? null,
      blind: options.open !== true,
      format: options.format,
    };
    const report = await drawPopulation(db, wish, filesOf(options, population), {
      signal: interrupted(),
      onProgress: bar.update,
    });
    bar.end();
    if (options.json === true) json(report);
    else tellDraw(report);
    return 0;
  });
}

const needed = (option: string): TouchstoneError =>
  new TouchstoneError('bad_input', `The query of a draw needs ${option}`, '', `Give ${option}`);

async function textOf(options: SqlOptions): Promise<string> {
  const { cellsSql, drawSql, requirePopulation, requireSound } = await import('../../work/population/index.ts');
  if (options.step === 'cells') {
    const source = sourceOf(options);
    requireSound(source);
    return cellsSql(source, options.dialect);
  }
  const { study, n, seed, dialect } = options;
  if (study === undefined) throw needed('--study FILE');
  if (n === undefined) throw needed('--n N');
  if (seed === undefined) throw needed('--seed SEED');
  return withStudy(study, 'read', (db) => {
    const design = designOf(db, options, requirePopulation(db).source.scores);
    return drawSql(db, { design, n, seed }, dialect);
  });
}

async function sql(options: SqlOptions): Promise<Exit> {
  const text = await textOf(options);
  if (options.out === undefined) out(`${text}\n`);
  else await (await import('../../work/population/index.ts')).writeQuery(options.out, text);
  return 0;
}

const withFiles = (to: Command): Command =>
  to
    .option('--from <path>', 'files or globs, Parquet, CSV or JSONL, one row per unit; may be repeated', repeated)
    .option('--scores <path>', 'files with scores, at most one row for each unit; may be repeated', repeated);

const withSource = (to: Command): Command =>
  withFiles(to)
    .option('--id <column>', 'the column with the id of a unit', 'id')
    .option(
      '--facets <names>',
      'facets by which there are cells, separated by commas; name=column if the column has another name',
      facets,
    )
    .option('--score <grader.dimension=column>', 'a grader’s score; may be repeated', score)
    .option(
      '--cut <grader.dimension=value>',
      'a value at which cells divide, for a score with many values; may be repeated',
      cut,
    );

const describeCommand = (): Command =>
  withSource(
    withJson(
      onStudy(
        command(
          'describe',
          'count the units of a population by cell',
          `Reads columns of files that hold more than a study should, and keeps the counts by cell: facets and graders' scores. Rates of
the study then describe the population. Files are read by DuckDB on this machine; --cells reads the result of
\`population sql\` on another engine. Describing again, with more facets, keeps what was drawn.`,
        ),
      ),
    ),
  )
    .option(
      '--cells <path>',
      'Parquet with the cells, counted by the query of `population sql`; may be repeated',
      repeated,
    )
    .action((options: DescribeOptions) => finish(() => describe(options)));

const drawCommand = (): Command =>
  withDesign(
    withFiles(
      withJson(
        onStudy(
          command(
            'draw',
            'draw units of the population into a queue',
            `Draws units with known inclusion probabilities, and imports only these. The same seed draws what \`sample\` draws of the same units
in a study. The files are named again, because a study file does not decide what is read; --drawn reads the result of \`population sql\`.`,
          ),
        ),
      ),
    ).requiredOption('--n <n>', 'how many units to draw', number(1, 1e6, true)),
  )
    .option('--overlap <raters>', 'this many raters label each transcript', number(1, 1000, true))
    .option('--seed <seed>', 'seed of the draw, to repeat it', seed)
    .addOption(openQueue())
    .option('--format <name>', 'read the rows as this format instead of detecting it')
    .option(
      '--drawn <path>',
      'Parquet with candidates, found by the query of `population sql`; may be repeated',
      repeated,
    )
    .requiredOption('--queue <name>', 'the queue')
    .action((options: DrawOptions) => finish(() => draw(options)));

const sqlCommand = (): Command =>
  withDesign(
    withSource(
      command(
        'sql',
        'print the query of a step, for the engine where the files are',
        `Prints the query of the cells, or of a draw, for DuckDB or Spark. Write its result as Parquet, and import it with
\`population describe --cells\` or \`population draw --drawn\` and the same options. A draw needs --study, --n and --seed.`,
      ),
    )
      .addOption(new Option('--dialect <engine>', 'the engine').choices(Dialect.options).makeOptionMandatory())
      .addOption(new Option('--step <step>', 'the query').choices(['cells', 'draw']).makeOptionMandatory()),
  )
    .option('-s, --study <file>', 'draw: the study file, with its cells')
    .option('--n <n>', 'draw: how many units to draw', number(1, 1e6, true))
    .option('--seed <seed>', 'draw: the seed', seed)
    .option('-o, --out <file>', 'the file to write; without it the query is printed')
    .action((options: SqlOptions) => finish(() => sql(options)));

/** The `population` command. */
export const population = (): Command => {
  const all = command('population', 'describe and draw from more units than a study holds');
  all.addCommand(describeCommand());
  all.addCommand(drawCommand());
  all.addCommand(sqlCommand());
  all.addCommand(
    withJson(onStudy(command('show', 'print what is known of the population'))).action(
      (options: StudyOption & JsonOption) => finish(() => show(options)),
    ),
  );
  return all;
};
