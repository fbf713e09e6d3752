// The commands as a completion needs them: what may stand after which words, and what an option takes.
import type { Command, Option } from 'commander';

export interface CompletedOption {
  /** "--study", and "-s" where there is one. */
  long: string;
  short: string | null;
  takesValue: boolean;
  /** The values that it takes; none: any, files among them. */
  choices: readonly string[];
  about: string;
}

/** A command, or one of its parts. `words`: how it is called behind the program's name, '' for the program. */
export interface CompletedCommand {
  words: string;
  parts: readonly { name: string; about: string }[];
  options: readonly CompletedOption[];
  /** Of its first argument. */
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

/** The program and all below it, each once, parents first. */
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

/** A word or text as a shell takes it in single quotes. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
