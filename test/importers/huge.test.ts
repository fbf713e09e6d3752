// A sample too large for one string is read as it is unpacked; here a small one goes the same way.
import { expect, test } from 'vitest';
import { Header } from '../../main/importers/inspect/header.ts';
import { readHuge } from '../../main/importers/inspect/huge.ts';
import type { Found } from '../../main/importers/importer.ts';

const header = Header.parse({
  status: 'success',
  eval: { task: 'demo', task_id: 't', run_id: 'r', created: '2026-01-01', model: 'm' },
});
const sample = {
  id: 'a',
  epoch: 1,
  messages: [
    { role: 'user', content: 'One, two?' },
    { role: 'assistant', content: 'Three.' },
  ],
  scores: { s: { value: 'C' } },
  events: [{ event: 'info', data: 'x' }],
};

async function* pieces(text: string): AsyncGenerator<Buffer> {
  for (let at = 0; at < text.length; at += 7) yield Buffer.from(text.slice(at, at + 7));
}

async function read(text: string): Promise<Found[]> {
  const all: Found[] = [];
  for await (const found of readHuge(header, pieces(text), 'member a')) all.push(found);
  return all;
}

test('its messages and small fields are kept, what stays in the file is named', async () => {
  const [found, left] = await read(JSON.stringify(sample));
  expect(found).toMatchObject({
    kind: 'found',
    transcript: {
      messages: [{ role: 'user' }, { role: 'assistant' }],
      scores: [{ grader: 's', value: 1 }],
      facets: { model: 'm' },
    },
  });
  expect(found?.kind === 'found' && JSON.parse(found.transcript.original)).toEqual({
    id: 'a',
    epoch: 1,
    scores: sample.scores,
  });
  expect(left).toMatchObject({
    kind: 'rejected',
    where: 'member a, events',
    reason: expect.stringContaining('stay in the file'),
  });
});

test('one that is cut off, or has its messages in events only, is refused', async () => {
  await expect(read(JSON.stringify(sample).slice(0, 60))).rejects.toThrow('cut off');
  await expect(read(JSON.stringify({ ...sample, messages: [] }))).rejects.toThrow('only in its events');
});
