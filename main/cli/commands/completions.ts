// `touchstone completions`: prints the script with which a shell completes commands, options and their values.
import { Argument, type Command } from 'commander';
import { command, finish } from '../command.ts';
import { bashCompletions } from '../completions/bash.ts';
import { fishCompletions } from '../completions/fish.ts';
import { completedCommands, type CompletedCommand } from '../completions/tree.ts';
import { zshCompletions } from '../completions/zsh.ts';
import { out } from '../output.ts';

type Shell = 'bash' | 'zsh' | 'fish';

const SHELLS: Record<Shell, (all: readonly CompletedCommand[]) => string> = {
  bash: bashCompletions,
  zsh: zshCompletions,
  fish: fishCompletions,
};

/** The `completions` command. */
export const completions = (): Command =>
  command(
    'completions',
    'print completions for bash, zsh or fish',
    `Prints a script that completes commands, options and their values.

bash  source <(touchstone completions bash), in ~/.bashrc
zsh   source <(touchstone completions zsh), in ~/.zshrc after compinit
fish  touchstone completions fish > ~/.config/fish/completions/touchstone.fish`,
  )
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(SHELLS)))
    .action((shell: Shell, _options: object, self: Command) =>
      finish(() => {
        out(SHELLS[shell](completedCommands(self.parent ?? self)));
        return 0;
      }),
    );
