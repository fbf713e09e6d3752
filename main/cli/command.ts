// What all commands share: the study option, the two ways to print JSON, and the exit status of a command.
import { Command, InvalidArgumentError, Option } from 'commander';
import { complain, type Exit } from './output.ts';

/** The options every command on a study has. */
export interface StudyOption {
  study: string;
}

/** The options of a command that can print JSON. */
export interface JsonOption {
  json?: true;
}

/** The options of a command that prints a list. */
export interface ListOption extends JsonOption {
  jsonl?: true;
}

/** Makes a command: `summary` is its line in the list of commands, `description` its own help page. */
export function command(name: string, summary: string, description = summary): Command {
  return new Command(name).summary(summary).description(description).showHelpAfterError(false);
}

/** Adds `-s, --study FILE`. */
export const onStudy = (to: Command): Command => to.requiredOption('-s, --study <file>', 'the study file');

/** Adds `--json`. */
export const withJson = (to: Command): Command => to.option('--json', 'print one JSON document on stdout');

/** Adds `--json` and `--jsonl`. */
export const withLines = (to: Command): Command =>
  withJson(to).option('--jsonl', 'print one JSON value per line on stdout');

/** The option that restricts a command to some transcripts. */
export const filtered = (): Option => new Option('--where <expr>', 'only transcripts that match this filter');

/** The option that sets which transcripts form a cluster, for the intervals of this command. */
export const clustered = (): Option =>
  new Option(
    '--clusters <facet>',
    'transcripts that share a value of this facet form a cluster; none: no clusters; default: the setting of the study',
  );

/** Reads an option that is a list, separated by commas. */
export const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Collects a repeatable option. */
export const repeated = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];

/** Reads an option that is a whole number. */
export function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number');
  return Number(text);
}

/** Reads an option that is the number of a level. */
export function levelValue(text: string): number {
  if (!/^-?\d+$/.test(text)) throw new InvalidArgumentError('It must be the number of a level, such as 3');
  return Number(text);
}

/** Makes the reader of an option that is a share between 0 and 1; `example` is one, for the message. */
export const share =
  (example: string) =>
  (text: string): number => {
    const value = Number(text);
    if (value > 0 && value < 1) return value;
    throw new InvalidArgumentError(`It must lie between 0 and 1, such as ${example}`);
  };

/** Runs a command's work and returns the exit status; an error is printed as one line on stderr, with status 2. */
export async function finish(work: () => Exit | Promise<Exit>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    complain(error);
    process.exitCode = 2;
  }
}
