// Every command has help, README names every command, and wrong arguments give one line and exit status 2.
import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { program } from '../../main/cli/program.ts';
import { touchstone } from './touchstone.ts';

const commands = (of: Command, before: string[] = []): { path: string[]; command: Command }[] =>
  of.commands.flatMap((command) => {
    const path = [...before, command.name()];
    return command.commands.length === 0 ? [{ path, command }] : commands(command, path);
  });
const all = commands(await program('0.0.0'));

test('the program has exactly these commands', () => {
  expect(all.map(({ path }) => path.join(' ')).sort()).toEqual([
    'adjudicate',
    'agreement',
    'backup',
    'calibrate',
    'clusters',
    'completions',
    'disputes',
    'export',
    'figure list',
    'figure save',
    'formats',
    'gold import',
    'import',
    'labels import',
    'labels list',
    'list',
    'mapping list',
    'mapping set',
    'new',
    'packet make',
    'packet merge',
    'packet open',
    'packet return',
    'population describe',
    'population draw',
    'population show',
    'population sql',
    'queue close',
    'queue delete',
    'queue list',
    'rates',
    'repair',
    'report',
    'restore',
    'rubric check',
    'rubric set',
    'rubric show',
    'sample',
    'schema',
    'scores import',
    'seal',
    'show',
    'sql',
    'stat',
    'target',
    'verify',
  ]);
});

describe.each(all)('touchstone $path', ({ path, command }) => {
  test('describes the command, each option and each argument', () => {
    expect(command.summary()).not.toBe('');
    for (const option of command.options) expect(option.description, option.flags).not.toBe('');
    for (const argument of command.registeredArguments) expect(argument.description, argument.name()).not.toBe('');
  });
  test('prints --help on stdout', () => {
    const { status, stdout, stderr } = touchstone([...path, '--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`touchstone ${path.join(' ')}`);
    for (const option of command.options) expect(stdout).toContain(option.long);
  });
  test.skipIf(!existsSync('README.md'))('is in the table of README', () => {
    expect(readFileSync('README.md', 'utf8')).toContain(`\`${path.join(' ')}`);
  });
});

describe('wrong arguments give one line on stderr and exit status 2', () => {
  test.each([
    [['nonsense'], "unknown command 'nonsense'"],
    [['list'], '--study'],
    [['list', '-s', 'x', '--nonsense'], "unknown option '--nonsense'"],
    [['list', '-s', 'x', '--limit', 'many'], '--limit'],
    [['import', '-s', 'x'], "missing required argument 'path'"],
    [['import', '-s', 'x', '-', '--set', 'arm'], 'facet=value'],
    [['export', '-s', 'x', '--what', 'everything', '--as', 'csv', '-o', 'y'], 'everything'],
  ])('%j', (args, words) => {
    const { status, stdout, stderr } = touchstone(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain(words);
    expect(stderr).toContain(' · ');
  });
  test('without arguments the help is printed on stderr', () => {
    const { status, stdout, stderr } = touchstone([]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('import');
  });
});

test('--version prints the version of package.json', async () => {
  expect(touchstone(['--version']).stdout).toBe(`${(await program('0.1.0')).version() ?? ''}\n`);
});
