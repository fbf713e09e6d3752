// `npm run check`: types, lint (with who may import whom), format, dead code, and files that have grown too long. All
// are run, then told.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, root, run, say } from './support/shell.ts';
import { tool } from './support/tool.ts';

const MOST_LINES = 400;

/** What is checked: its name, and the arguments of the tool. */
const CHECKS: readonly { name: string; package: string; program: string; args: readonly string[] }[] = [
  { name: 'types', package: 'typescript', program: 'tsc', args: ['-b'] },
  {
    name: 'lint and import rules',
    package: 'oxlint',
    program: 'oxlint',
    args: ['--type-aware', '--deny-warnings', '--quiet'],
  },
  { name: 'format', package: 'oxfmt', program: 'oxfmt', args: ['--check'] },
  { name: 'dead code', package: 'knip', program: 'knip', args: ['--no-progress'] },
];

function tooLong(): string[] {
  const files = execFileSync('git', ['ls-files', '-z', '--', '*.ts', '*.tsx', '*.css', '*.sql'], {
    cwd: root,
    encoding: 'utf8',
  });
  return files
    .split('\0')
    .filter((file) => file !== '')
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ file, lines }) => `${file} has ${lines} lines; ${MOST_LINES} are the most`);
}

await command(async () => {
  const failed: string[] = [];
  for (const check of CHECKS) {
    const [node, script] = tool(check.package, check.program);
    const { status } = await run(node, [script, ...check.args]);
    say(`${status === 0 ? 'ok' : 'FAILED'}: ${check.name}`);
    if (status !== 0) failed.push(check.name);
  }
  const long = tooLong();
  for (const line of long) say(line);
  if (long.length > 0) failed.push('length of files');
  say(failed.length === 0 ? 'all checks passed' : `failed: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
});
