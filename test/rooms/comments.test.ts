// Lines of comments are at most 120 characters long, the width to which the formatter breaks code.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const WIDTH = 120;
const COMMENT = /^ *(?:\/\/|\/?\*)/;

test('no line of a comment is longer than a line of code may be', () => {
  const files = execFileSync('git', ['ls-files', '-z', '--', '*.ts', '*.tsx', '*.css'], { encoding: 'utf8' }).split(
    '\0',
  );
  const long = files
    .filter((file) => file !== '')
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, at) => (line.length > WIDTH && COMMENT.test(line) ? [`${file}:${at + 1}`] : [])),
    );
  expect(files.length).toBeGreaterThan(1000);
  expect(long).toEqual([]);
});
