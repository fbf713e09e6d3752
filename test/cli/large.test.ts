// Inputs larger than memory should hold are imported through the command line completely, in little memory, and `show
// --raw` prints their bytes unchanged.
import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { writeClaudeCode, writeLongLine } from '../bench/large.ts';
import { folder, json, ownProcess, touchstone } from './touchstone.ts';

const files = folder();
afterAll(files.remove);

const Report = z.object({ transcripts: z.object({ added: z.number(), unchanged: z.number() }), messages: z.number() });

/** Code that prints the peak memory of the process on stderr at its end, in MB. */
const TELLING = `process.on('exit', () => console.error('peak ' + Math.round(process.resourceUsage().maxRSS / 1024)))`;

interface Imported {
  report: z.infer<typeof Report>;
  peak: number;
}

function importInto(study: string, path: string): Imported {
  const tells = `data:text/javascript,${encodeURIComponent(TELLING)}`;
  const { stdout, stderr } = ownProcess(['import', '-s', study, path, '--json'], {
    env: { NODE_OPTIONS: `--import "${tells}"` },
  });
  const peaks = [...stderr.matchAll(/peak (\d+)/g)].map(([, peak]) => Number(peak));
  return { report: Report.parse(JSON.parse(stdout)), peak: Math.max(...peaks) };
}

const fresh = (name: string): string => {
  const study = files.path(`${name}.touchstone`);
  expect(touchstone(['new', '-s', study]).status).toBe(0);
  return study;
};
const sha = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

test('a session of 32 MB in many scripts is imported in less than 400 MB of memory and printed unchanged', () => {
  const path = files.path('session.jsonl');
  const { messages } = writeClaudeCode(path, 32e6);
  const study = fresh('session');
  const { report, peak } = importInto(study, path);
  expect(report).toEqual({ transcripts: { added: 1, unchanged: 0 }, messages });
  expect(peak).toBeLessThan(400);
  expect(sha(touchstone(['show', '-s', study, 'large-claude', '--raw']).stdout)).toBe(sha(readFileSync(path)));
  expect(touchstone(['verify', '-s', study]).status).toBe(0);
  // no backup was made before the first import, because the study was empty
  expect(json(['backup', '-s', study, '--list'])).toEqual([]);
  expect(importInto(study, path).report.transcripts).toEqual({ added: 0, unchanged: 1 });
  expect(json(['backup', '-s', study, '--list'])).toMatchObject([{ before: 'import' }]);
});

test('a line of 20 MB and the lines around it are read', () => {
  const path = files.path('line.jsonl');
  writeLongLine(path, 20e6);
  const study = fresh('line');
  const { report } = importInto(study, path);
  expect(report).toEqual({ transcripts: { added: 3, unchanged: 0 }, messages: 6 });
  const line = readFileSync(path, 'utf8').split('\n')[1] ?? '';
  expect(statSync(path).size).toBeGreaterThan(20e6);
  expect(sha(touchstone(['show', '-s', study, 'long', '--raw']).stdout)).toBe(sha(`${line}\n`));
  // the same line, alone in a second file, gives the same transcript
  const other = files.path('other.jsonl');
  writeFileSync(other, `${line}\n`);
  expect(importInto(study, other).report.transcripts).toEqual({ added: 0, unchanged: 1 });
});
