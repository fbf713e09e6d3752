// The whole command line as one tree of commands; each file of commands/ adds one.
import { Command, CommanderError } from 'commander';
import { EXAMPLES } from './examples.ts';
import { complain, oneLine, out, say } from './output.ts';

/**
 * The commands in the order of the help. A command's module is loaded only if it is needed: loading all takes longer
 * than most commands.
 */
const COMMANDS: Record<string, () => Promise<Command>> = {
  new: async () => (await import('./commands/new.ts')).newStudy(),
  import: async () => (await import('./commands/import.ts')).importCommand(),
  formats: async () => (await import('./commands/formats.ts')).formats(),
  list: async () => (await import('./commands/list.ts')).list(),
  show: async () => (await import('./commands/show.ts')).show(),
  sample: async () => (await import('./commands/sample.ts')).sampleCommand(),
  population: async () => (await import('./commands/population.ts')).population(),
  queue: async () => (await import('./commands/queue.ts')).queue(),
  labels: async () => (await import('./commands/labels.ts')).labels(),
  scores: async () => (await import('./commands/scores.ts')).scores(),
  mapping: async () => (await import('./commands/mapping.ts')).mapping(),
  adjudicate: async () => (await import('./commands/adjudicate.ts')).adjudicate(),
  gold: async () => (await import('./commands/gold.ts')).gold(),
  agreement: async () => (await import('./commands/agreement.ts')).agreement(),
  calibrate: async () => (await import('./commands/calibrate.ts')).calibrate(),
  rates: async () => (await import('./commands/rates.ts')).rates(),
  target: async () => (await import('./commands/inference.ts')).target(),
  clusters: async () => (await import('./commands/inference.ts')).clusters(),
  figure: async () => (await import('./commands/figure.ts')).figure(),
  disputes: async () => (await import('./commands/disputes.ts')).disputes(),
  export: async () => (await import('./commands/export.ts')).exportCommand(),
  report: async () => (await import('./commands/report.ts')).report(),
  sql: async () => (await import('./commands/sql.ts')).sql(),
  stat: async () => (await import('./commands/stat.ts')).stat(),
  verify: async () => (await import('./commands/verify.ts')).verify(),
  repair: async () => (await import('./commands/repair.ts')).repair(),
  seal: async () => (await import('./commands/seal.ts')).seal(),
  backup: async () => (await import('./commands/backup.ts')).backup(),
  restore: async () => (await import('./commands/restore.ts')).restore(),
  packet: async () => (await import('./commands/packet.ts')).packet(),
  rubric: async () => (await import('./commands/rubric.ts')).rubric(),
  schema: async () => (await import('./commands/schema.ts')).schema(),
  completions: async () => (await import('./commands/completions.ts')).completions(),
};
const PROGRAM = {
  name: 'touchstone',
  description: `Human raters label transcripts of AI agents; gold made from their labels calibrates automated graders.

A study is one file. Data goes to stdout, messages to stderr.
Exit status: 0 done; 1 done, but some inputs were rejected; 2 wrong arguments, or nothing could be done.`,
};

// commander prints "error: ..." on several lines; here every such message is one line that ends with what to do
function complaint(text: string, command: Command): string {
  const [first = ''] = text
    .replace(/^error: /, '')
    .trim()
    .split('\n');
  // in every command, --dimension means a dimension of the rubric
  const own = first.includes("'--dimension'") && command.options.some(({ long }) => long === '--score-dimension');
  const hint = own ? ' · the grader’s own dimension is --score-dimension' : '';
  return `${PROGRAM.name}: ${oneLine(first)}${hint} · see ${pathOf(command)} --help`;
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

/** The help's text on --json: an example, and the command that prints its schema. */
function exampleOf(command: Command): string {
  const words = pathOf(command).slice(PROGRAM.name.length + 1);
  const example = Object.hasOwn(EXAMPLES, words) ? EXAMPLES[words] : undefined;
  return example === undefined
    ? ''
    : `\nExample:\n  ${PROGRAM.name} ${example}\n\nJSON Schema: ${PROGRAM.name} schema ${words}\n`;
}

function settle(command: Command): void {
  command.addHelpText('after', () => exampleOf(command));
  command.exitOverride().configureOutput({
    writeOut: out,
    writeErr: (text) => say(text.trimEnd()),
    outputError: (text) => say(complaint(text, command)),
  });
  for (const inner of command.commands) settle(inner);
}

/** The help lists all other commands, so it always loads all of them. */
const OF_ALL = 'completions';

/** The command line, ready to parse arguments: with this command only, or with all commands if none has this name. */
export async function program(version: string, name = ''): Promise<Command> {
  const all = new Command(PROGRAM.name)
    .description(PROGRAM.description)
    .version(version, '-V, --version', 'print the version');
  // options belong to the command they follow: `rubric show --version 1` asks for a version of the rubric
  all.helpOption('-h, --help', 'print help').helpCommand(false).enablePositionalOptions();
  const named = name !== OF_ALL && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  for (const make of named === undefined ? Object.values(COMMANDS) : [named]) all.addCommand(await make());
  settle(all);
  return all;
}

/**
 * Runs the command line on these arguments (without node and script) and leaves the exit status in `process.exitCode`.
 */
export async function run(args: readonly string[], version: string): Promise<void> {
  const all = await program(version, args[0]);
  try {
    if (args.length === 0) {
      say(all.helpInformation().trimEnd());
      process.exitCode = 2;
      return;
    }
    await all.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) complain(error);
    process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : 2;
  }
}
