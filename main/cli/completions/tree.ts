// The commands in the form that completions need: which words may follow, and which values an option takes.
import type { Command, Option } from 'commander';

export interface CompletedOption {
  /** "--study", and "-s" if it exists. */
  long: string;
  short: string | null;
  takesValue: boolean;
  /** The values of the option; none: any value, including files. */
  choices: readonly string[];
  about: string;
}

/** A command or subcommand. `words`: its name after the name of the program, '' for the program itself. */
export interface CompletedCommand {
  words: string;
  parts: readonly { name: string; about: string }[];
  options: readonly CompletedOption[];
  /** The values of its first argument. */
  choices: readonly string[];
}

const line = (text: string): string => text.split('\n')[0] ?? '';

const optionOf = ({ long, short, required, optional, argChoices, description }: Option): CompletedOption => ({
  long: long ?? '',
  short: short ?? null,
  takesValue: required || optional,
  choices: argChoices ?? [],
  about: line(description),
});

const HELP: CompletedOption = { long: '--help', short: '-h', takesValue: false, choices: [], about: 'print help' };

/** The program and all commands below it, each once, parents first. */
export function completedCommands(command: Command, before: readonly string[] = []): CompletedCommand[] {
  const parts = command.commands.map((inner) => ({ name: inner.name(), about: line(inner.summary()) }));
  const own: CompletedCommand = {
    words: before.join(' '),
    parts,
    options: [...command.options.map(optionOf), HELP],
    choices: command.registeredArguments[0]?.argChoices ?? [],
  };
  return [own, ...command.commands.flatMap((inner) => completedCommands(inner, [...before, inner.name()]))];
}

/** The spellings of an option. */
export const spellings = ({ long, short }: CompletedOption): string[] => (short === null ? [long] : [short, long]);

/** A word or text in single quotes, as shells expect it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
