// `touchstone queue`: a queue is closed or deleted, its labels and inclusion probabilities are kept, and a draw that
// nobody labels changes no number.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chat, folder, json, rows, touchstone } from './touchstone.ts';

const files = folder();
const study = files.path('study.touchstone');
const MANY = 60;
beforeAll(() => {
  json(['new', '-s', study]);
  const lines = Array.from({ length: MANY }, (_, n) =>
    JSON.stringify({
      ...chat(`words of ${n}`),
      id: `run-${n}`,
      scenario: 'financial_crimes',
      model: n % 3 === 0 ? 'a' : 'b',
    }),
  );
  json(['import', '-s', study, files.write('in.jsonl', `${lines.join('\n')}\n`)]);
  const scores = ['id,dimension,value', ...lines.map((_, n) => `run-${n},harm,${n % 5}`)].join('\n');
  json(['scores', 'import', '-s', study, files.write('scores.csv', scores), '--grader', 'g']);
});
afterAll(files.remove);

const on = (command: readonly string[], ...args: string[]): string[] => [...command, '-s', study, ...args];
const draw = (queue: string, ...more: string[]): unknown =>
  json(on(['sample'], '--n', '20', '--seed', '1', '--queue', queue, ...more));
const names = (): unknown[] => rows(on(['queue', 'list'])).map((one) => one['name']);
const rates = (): Record<string, unknown>[] =>
  rows(on(['rates'], '--dimension', 'harm', '--grader', 'g', '--by', 'model'));

/** Imports labels of two raters, who agree, for every transcript of the queue. */
function label(queue: string): void {
  const drawn = rows(on(['list'], '--where', `queue:${queue}`)).map((row) => String(row['id']));
  const dimensions = ['eval_awareness', 'harm', 'reasoning_quality', 'admirable'];
  const lines = drawn.flatMap((id, n) =>
    ['Ada', 'Bo'].flatMap((rater) => dimensions.map((name) => `${id},${rater},${name},${name === 'harm' ? n % 4 : 1}`)),
  );
  json(on(['labels', 'import'], files.write('labels.csv', ['id,rater,dimension,level', ...lines].join('\n'))));
}

describe('a queue without work', () => {
  test('is listed, and accepts no more draws after it is closed', () => {
    draw('early');
    expect(rows(on(['queue', 'list']))).toMatchObject([
      { name: 'early', closed: false, total: 20, labels: 0, has_work: false },
    ]);
    expect(json(on(['queue', 'close'], 'early'))).toMatchObject({ name: 'early', closed: true, total: 20 });
    const more = touchstone(on(['sample'], '--n', '5', '--queue', 'early', '--top-up'));
    expect([more.status, more.stderr]).toEqual([2, expect.stringContaining('The queue is closed')]);
  });
  test('is deleted completely, and its name can be used again', () => {
    expect(json(on(['queue', 'delete'], 'early'))).toEqual({ name: 'early', kept: false });
    expect(names()).toEqual([]);
    draw('early');
    expect(names()).toEqual(['early']);
    json(on(['queue', 'delete'], 'early'));
  });
  test('is refused under an unknown name, and the error lists the queues', () => {
    draw('main');
    for (const part of ['close', 'delete']) {
      const ended = touchstone(on(['queue', part], 'mian'));
      expect([ended.status, ended.stderr]).toEqual([
        2,
        expect.stringContaining('There is no such queue · mian · Choose one of main'),
      ]);
    }
  });
});

describe('a queue whose labels were made elsewhere', () => {
  let before: Record<string, unknown>[] = [];
  test('has work, and a later draw without labels changes no number', () => {
    label('main');
    json(on(['adjudicate'], '--rule', 'unanimous'));
    before = rates();
    expect(before).toMatchObject([
      { design: 'gold is a simple random sample' },
      { design: 'gold is a simple random sample' },
    ]);
    draw('later', '--design', 'stratified', '--by', 'model', '--allocation', 'equal');
    expect(rates()).toEqual(before);
    expect(rows(on(['queue', 'list']))).toMatchObject([
      { name: 'main', has_work: true },
      { name: 'later', has_work: false },
    ]);
  });
  test('explains the effect before deleting, then keeps labels and probabilities', () => {
    const asked = touchstone(on(['queue', 'delete'], 'main'));
    expect([asked.status, asked.stderr]).toEqual([
      2,
      expect.stringMatching(/draws and inclusion probabilities are kept .* Give --yes/),
    ]);
    expect(names()).toEqual(['main', 'later']);
    expect(json(on(['queue', 'delete'], 'main', '--yes'))).toEqual({ name: 'main', kept: true });
    expect(names()).toEqual(['later']);
    expect(rates()).toEqual(before);
    expect(touchstone(on(['verify'])).status).toBe(0);
    const again = touchstone(on(['sample'], '--n', '5', '--queue', 'main'));
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('A queue with that name was deleted')]);
  });
});
