// `touchstone stat`: computes one statistic on plain data, without a study.
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { z } from 'zod';
import { TouchstoneError } from '../../../contract/errors.ts';
import { readJson } from '../../../contract/json.ts';
import { catalogue } from '../../../statistics/catalogue.ts';
import type { Listed } from '../../../statistics/statistic.ts';
import { command, finish, withJson, type JsonOption } from '../command.ts';
import { explain, json, jsonLines, out, type Exit } from '../output.ts';
import { table } from '../table.ts';

interface Options extends JsonOption {
  list?: true;
  batch?: string;
}

const Task = z.strictObject({ id: z.json(), stat: z.string(), input: z.json() });
/** A line whose id can be read, although the rest may be wrong. */
const Named = z.looseObject({ id: z.json() });

const STDIN = 0;
const text = (file: string): string => readFileSync(file === '-' ? STDIN : file, 'utf8');

function found(name: string): Listed {
  const statistic = catalogue.find((each) => each.name === name);
  if (statistic === undefined)
    throw new TouchstoneError('bad_input', `There is no statistic called ${name}`, '', 'See `touchstone stat --list`');
  return statistic;
}

function parsed(json: string, where: string): unknown {
  try {
    return readJson(json);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new TouchstoneError('bad_input', `Not valid JSON: ${what}`, where, 'Give one JSON document', {
      cause: error,
    });
  }
}

function answer(name: string, input: unknown, where: string): object {
  const statistic = found(name);
  try {
    return statistic.run(input);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new TouchstoneError(
      'bad_input',
      `${name} cannot use this input: ${issueOf(error)}`,
      where,
      `See the input of ${name} with \`touchstone stat --list --json\``,
      { cause: error },
    );
  }
}

/** The first mistake, with the key where it is. */
function issueOf(error: z.ZodError): string {
  const [issue] = error.issues;
  const key = issue?.path.join('.') ?? '';
  return [key, issue?.message ?? 'it has the wrong type'].filter((part) => part !== '').join(': ');
}

function list(options: Options): Exit {
  if (options.json)
    json(
      catalogue.map(({ name, about, source, input }) => ({
        name,
        about,
        source,
        input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
      })),
    );
  else
    out(
      table(
        ['statistic', 'what it computes'],
        catalogue.map(({ name, about }) => [name, about]),
      ),
    );
  return 0;
}

/** One line of a batch: its result, or the reason why it has none. */
function line(content: string, number: number): { id: unknown; output: object } | { id: unknown; error: string } {
  let id: unknown = null;
  try {
    const given = parsed(content, `line ${number}`);
    id = Named.safeParse(given).data?.id ?? null;
    const task = Task.parse(given);
    return { id, output: answer(task.stat, task.input, `line ${number}`) };
  } catch (error) {
    if (error instanceof z.ZodError)
      return { id, error: `line ${number}: ${issueOf(error)}: a line is {"id", "stat", "input"}` };
    const { what, where } = explain(error);
    return { id, error: [where, what].filter((part) => part !== '').join(': ') };
  }
}

function batch(file: string): Exit {
  const lines = text(file).split('\n');
  const answers = lines.flatMap((content, index) => (content.trim() === '' ? [] : [line(content, index + 1)]));
  jsonLines(answers);
  return answers.some((each) => 'error' in each) ? 1 : 0;
}

function run(name: string | undefined, file: string | undefined, options: Options): Exit {
  if (options.list) return list(options);
  if (options.batch !== undefined) return batch(options.batch);
  if (name === undefined)
    throw new TouchstoneError('bad_input', 'No statistic is named', '', 'See `touchstone stat --list`');
  json(answer(found(name).name, parsed(text(file ?? '-'), file ?? 'stdin'), file ?? 'stdin'));
  return 0;
}

/** The `stat` command. */
export const stat = (): Command =>
  withJson(command('stat', 'compute one statistic on plain data, without a study'))
    .argument('[name]', 'the statistic')
    .argument('[file]', 'its input as JSON; - or no file: stdin')
    .option('--list', 'list the statistics; with --json also the schema of their input')
    .option('--batch <file>', 'read lines {id, stat, input}, write lines {id, output} or {id, error}')
    .action((name: string | undefined, file: string | undefined, options: Options) =>
      finish(() => run(name, file, options)),
    );
