// Completions are tested in the shells themselves; the test of a shell that is not installed is skipped and names the
// shell.
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { bashCompletions } from '../../main/cli/completions/bash.ts';
import { fishCompletions } from '../../main/cli/completions/fish.ts';
import { completedCommands } from '../../main/cli/completions/tree.ts';
import { zshCompletions } from '../../main/cli/completions/zsh.ts';
import { program } from '../../main/cli/program.ts';
import { touchstone } from './touchstone.ts';

const all = completedCommands(await program('0.0.0'));

/** A shell, and a function that returns its completions for the last of these words. */
interface Shell {
  name: string;
  ask: (words: readonly string[]) => string[];
}

const ran = (shell: string, script: string, args: readonly string[]): string[] => {
  const { status, stdout, stderr } = spawnSync(shell, ['-c', script, shell, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${shell} ended with ${status}: ${stderr}`);
  return stdout.split('\n').filter((line) => line !== '');
};

const SHELLS: readonly Shell[] = [
  {
    name: 'bash',
    ask: (words) =>
      ran(
        'bash',
        `${bashCompletions(all)}\nCOMP_WORDS=(touchstone "$@"); COMP_CWORD=$#; _touchstone; printf '%s\\n' "\${COMPREPLY[@]}"`,
        words,
      ),
  },
  {
    name: 'zsh',
    // zsh's completion system needs a terminal, so its functions are replaced by ones that print their arguments
    ask: (words) =>
      ran(
        'zsh',
        `compdef() { }; _files() { print files }; compadd() { shift; print -l -- "$@" }; _describe() { print -l -- "\${(@P)2}" }
${zshCompletions(all)}\nwords=(touchstone "$@"); CURRENT=$(( $# + 1 )); _touchstone`,
        words,
      )
        .map((line) => line.split(':')[0] ?? '')
        .filter((line) => line.startsWith(words.at(-1) ?? '')),
  },
  {
    name: 'fish',
    ask: (words) =>
      ran('fish', `${fishCompletions(all)}\ncomplete -C "touchstone ${words.join(' ')}"`, []).map(
        (line) => line.split('\t')[0] ?? '',
      ),
  },
];

describe.each(SHELLS)('$name', ({ name, ask }) => {
  const isHere = spawnSync(name, ['-c', 'exit 0']).status === 0;
  test.runIf(!isHere)(`${name} is not installed: its completions are not tested`, ({ skip }) => skip());
  test.skipIf(!isHere)('offers commands, subcommands, and options', () => {
    expect(ask(['cal'])).toEqual(['calibrate']);
    expect(ask(['labels', ''])).toEqual(expect.arrayContaining(['list', 'import']));
    expect(ask(['labels', 'import', '--rat'])).toEqual(['--rater']);
    // here `list` is the value of an option, not a subcommand
    expect(ask(['rates', '--dimension', 'list', '--equi'])).toEqual(['--equivalent']);
  });
  test.skipIf(!isHere)('offers the values that an option or argument takes', () => {
    expect(ask(['export', '--what', 'few'])).toEqual(['few-shot']);
    expect(ask(['agreement', '--by', 'p'])).toEqual(['pair']);
    expect(ask(['target', 'm'])).toEqual(['model']);
  });
});

test('`completions` prints the script; an unknown shell is refused with one line and exit status 2', () => {
  expect(touchstone(['completions', 'bash']).stdout).toContain('complete -o default -F _touchstone touchstone');
  const wrong = touchstone(['completions', 'tcsh']);
  expect([wrong.status, wrong.stdout, wrong.stderr.trim().split('\n').length]).toEqual([2, '', 1]);
});
