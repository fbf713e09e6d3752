// The whole command line as one tree of commands; each file of commands/ adds one.
import { Command, CommanderError } from 'commander';
import { adjudicate } from './commands/adjudicate.ts';
import { agreement } from './commands/agreement.ts';
import { backup } from './commands/backup.ts';
import { calibrate } from './commands/calibrate.ts';
import { disputes } from './commands/disputes.ts';
import { exportCommand } from './commands/export.ts';
import { figure } from './commands/figure.ts';
import { formats } from './commands/formats.ts';
import { gold } from './commands/gold.ts';
import { clusters, target } from './commands/inference.ts';
import { importCommand } from './commands/import.ts';
import { labels } from './commands/labels.ts';
import { list } from './commands/list.ts';
import { mapping } from './commands/mapping.ts';
import { newStudy } from './commands/new.ts';
import { packet } from './commands/packet.ts';
import { queue } from './commands/queue.ts';
import { rates } from './commands/rates.ts';
import { rubric } from './commands/rubric.ts';
import { sampleCommand } from './commands/sample.ts';
import { scores } from './commands/scores.ts';
import { show } from './commands/show.ts';
import { stat } from './commands/stat.ts';
import { verify } from './commands/verify.ts';
import { complain, out, say } from './output.ts';

const MAKERS = [
  newStudy,
  importCommand,
  formats,
  list,
  show,
  sampleCommand,
  queue,
  labels,
  scores,
  mapping,
  adjudicate,
  gold,
  agreement,
  calibrate,
  rates,
  target,
  clusters,
  figure,
  disputes,
  exportCommand,
  stat,
  verify,
  backup,
  packet,
  rubric,
];
const PROGRAM = {
  name: 'touchstone',
  description: `Human raters label transcripts of AI agents; their gold calibrates automated graders.

A study is one file. Data goes to stdout, messages to stderr.
Exit status: 0 done; 1 done, but some inputs were rejected; 2 wrong arguments, or nothing could be done.`,
};

// commander says "error: ..." over several lines; here every complaint is one line that ends in what to do
function complaint(text: string, command: Command): string {
  const [first = ''] = text
    .replace(/^error: /, '')
    .trim()
    .split('\n');
  // --dimension is a dimension of the rubric in every command
  const own = first.includes("'--dimension'") && command.options.some(({ long }) => long === '--score-dimension');
  const hint = own ? ' · the grader’s own dimension is --score-dimension' : '';
  return `${PROGRAM.name}: ${first}${hint} · see ${pathOf(command)} --help`;
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

function settle(command: Command): void {
  command.exitOverride().configureOutput({
    writeOut: out,
    writeErr: (text) => say(text.trimEnd()),
    outputError: (text) => say(complaint(text, command)),
  });
  for (const inner of command.commands) settle(inner);
}

/** All commands, ready to parse arguments. */
export function program(version: string): Command {
  const all = new Command(PROGRAM.name)
    .description(PROGRAM.description)
    .version(version, '-V, --version', 'print the version');
  // options belong to the command they follow: `rubric show --version 1` asks for a version of the rubric
  all.helpOption('-h, --help', 'print help').helpCommand(false).enablePositionalOptions();
  for (const make of MAKERS) all.addCommand(make());
  settle(all);
  return all;
}

/**
 * Runs the command line on these arguments (without node and script) and leaves the exit status in `process.exitCode`.
 */
export async function run(args: readonly string[], version: string): Promise<void> {
  const all = program(version);
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
