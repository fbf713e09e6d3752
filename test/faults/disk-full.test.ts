// A disk that fills up in the middle of an import: the study stays sound, and the message names the space that the rest
// needs.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { chatLines } from '../support/synthetic.ts';
import { PROGRAM } from '../../scripts/support/command-line.ts';
import { folder, NODE } from '../cli/touchstone.ts';
import { hasSmallDisks, withSmallDisk } from './small-disk.ts';

const files = folder();
afterAll(files.remove);
const disk = files.path('disk');
mkdirSync(disk);
const input = files.write('input.jsonl', chatLines(1, 1500, 20, 40));

test.skipIf(!hasSmallDisks(disk, files.path('.'))).for([
  { made: 'before', before: 'new' },
  { made: 'by the import', before: null },
])('an import into a study made $made stops when the disk is full, and what was imported stays', ({ before }) => {
  const touchstone = [NODE, ...PROGRAM].map((part) => `'${part}'`).join(' ');
  const study = `'${disk}/s.touchstone'`;
  withSmallDisk(
    disk,
    files.path('.'),
    `
    ${before === null ? '' : `${touchstone} ${before} -s ${study} 2> new.txt`}
    ${touchstone} import -s ${study} '${input}' 2> import.txt; echo $? > status.txt
    cp ${study} after.touchstone; cp ${study}-wal after.touchstone-wal 2>/dev/null
    ${touchstone} verify -s ${study} --json > verify.json 2> verify.txt
  `,
  );
  const said = readFileSync(files.path('import.txt'), 'utf8');
  expect(readFileSync(files.path('status.txt'), 'utf8').trim()).toBe('2');
  expect(said).toMatch(/The disk is full · .*Make about \d+ MB of space/);
  expect(said).not.toMatch(/\n\s+at /);
  expect(JSON.parse(readFileSync(files.path('verify.json'), 'utf8'))).toMatchObject({ ok: true });
  const again = spawnSync(NODE, [...PROGRAM, 'import', '-s', files.path('after.touchstone'), input, '--json'], {
    encoding: 'utf8',
  });
  const { transcripts } = JSON.parse(again.stdout);
  expect(transcripts.added + transcripts.unchanged).toBe(1500);
  expect(transcripts.unchanged).toBeGreaterThan(0);
});
