// Real files of supported formats give the counts that ../shared/samples/INDEX.csv lists for them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseCsv } from '../exporters/parse-csv.ts';
import { folder, json, SAMPLES, touchstone } from './touchstone.ts';

interface Sample {
  file: string;
  samples: number;
  messages: number;
  scores: number;
}

const READ_TODAY = ['inspect .eval', 'inspect .json', 'mini-swe-agent traj (bare message list)'];

function index(root: string): Sample[] {
  const text = readFileSync(join(root, 'INDEX.csv'), 'utf8').replaceAll(/\r?\n/g, '\r\n');
  const [head = [], ...lines] = parseCsv(text);
  const field = (cells: string[], name: string): string => cells[head.indexOf(name)] ?? '';
  return lines
    .filter((cells) => READ_TODAY.includes(field(cells, 'format')))
    .map((cells) => ({
      file: field(cells, 'file'),
      samples: Number(field(cells, 'samples')),
      messages: Number(field(cells, 'messages')),
      scores: Number(field(cells, 'scores')),
    }));
}

const files = folder();
afterAll(files.remove);
let n = 0;

describe.skipIf(SAMPLES === null)('the counts of INDEX.csv (skipped if ../shared/samples does not exist)', () => {
  const root = SAMPLES ?? '';
  test.each(SAMPLES === null ? [] : index(root))(
    '$file',
    ({ file, samples, messages, scores }) => {
      const study = files.path(`${n++}.touchstone`);
      const run = ['import', '-s', study, join(root, file)];
      const ended = touchstone([...run, '--json']);
      if (samples === 0) {
        // a log without samples has nothing to label: it is either refused with a reason or imported as empty, never an
        // internal error
        expect(ended.stderr).not.toMatch(/Internal error/);
        return;
      }
      expect(ended).toMatchObject({ status: 0, stderr: expect.stringMatching(/^made .*\n$/) });
      expect(JSON.parse(ended.stdout)).toMatchObject({
        transcripts: { added: samples, unchanged: 0 },
        messages,
        rejected: [],
      });
      const report: unknown = JSON.parse(ended.stdout);
      expect(report).toHaveProperty('scores');
      if (scores > 0) expect(report).toMatchObject({ scores: expect.any(Number) });
      expect(json(run)).toMatchObject({ transcripts: { added: 0, unchanged: samples } });
    },
    300_000,
  );

  test('readable files of whole folders are imported, and the study passes verify', () => {
    const study = files.path('whole.touchstone');
    touchstone(['new', '-s', study]);
    const ended = touchstone(['import', '-s', study, join(root, 'real/inspect'), join(root, 'written'), '--json']);
    expect([0, 1]).toContain(ended.status);
    expect(json(['verify', '-s', study])).toMatchObject({ ok: true });
  }, 300_000);
});
