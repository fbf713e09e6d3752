// `touchstone list` and `show`: transcripts are found by facets and words, and one is printed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chat, folder, json, rows, touchstone } from './touchstone.ts';

const files = folder();
afterAll(files.remove);
const study = files.path('read.touchstone');
const list = (...args: string[]): unknown[] => rows(['list', '-s', study, ...args]).map((row) => row['title']);

beforeAll(() => {
  expect(touchstone(['new', '-s', study, '--name', 'Reading']).status).toBe(0);
  const one = (name: string, words: string, facets: object): string =>
    JSON.stringify({ id: name, title: name, ...facets, ...chat(words) });
  const text = [
    one('first', 'the quick brown fox', { scenario: 'blackmail', model: 'opus 4' }),
    one('second', 'the brown bear and the quick fish', { scenario: 'blackmail', model: 'haiku' }),
    one('third', 'nothing of the kind', { scenario: 'research_sabotage', model: 'opus 4' }),
  ].join('\n');
  expect(touchstone(['import', '-s', study, files.write('three.jsonl', text)]).status).toBe(0);
});

describe('list', () => {
  test('prints a table with one line for each transcript', () => {
    const { status, stdout } = touchstone(['list', '-s', study]);
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(4);
  });
  test('--jsonl prints one JSON value on each line', () => {
    expect(
      touchstone(['list', '-s', study, '--jsonl'])
        .stdout.trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toHaveLength(3);
  });
  test('rows contain id, facets, message count, scores and label state', () => {
    expect(rows(['list', '-s', study, '--limit', '1'])).toMatchObject([
      { id: expect.stringMatching(/^[0-9a-f]{64}$/), facets: {}, messages: 3, scores: [], label: 'todo' },
    ]);
  });
  test('--where filters by facet', () =>
    expect(list('--where', 'scenario:blackmail').sort()).toEqual(['first', 'second']));
  test('--where accepts a quoted value with a space', () =>
    expect(list('--where', 'model:"opus 4"').sort()).toEqual(['first', 'third']));
  test('--where accepts several conditions', () =>
    expect(list('--where', 'scenario:blackmail model:haiku')).toEqual(['second']));
  test('--search finds words', () => expect(list('--search', 'brown').sort()).toEqual(['first', 'second']));
  test('--search finds phrases', () => expect(list('--search', '"brown fox"')).toEqual(['first']));
  test('--search and --where are combined', () =>
    expect(list('--search', 'brown', '--where', 'model:haiku')).toEqual(['second']));
  test('--limit limits the number of rows', () => expect(list('--limit', '2')).toHaveLength(2));
  test('an empty result is not an error', () => expect(list('--search', 'zebra')).toEqual([]));
});

describe('show', () => {
  const id = (title: string): string =>
    String(rows(['list', '-s', study]).find((row) => row['title'] === title)?.['id']);
  test('prints readable text', () => {
    const { status, stdout } = touchstone(['show', '-s', study, id('first')]);
    expect(status).toBe(0);
    expect(stdout).toContain('the quick brown fox');
    expect(stdout).toContain('first');
  });
  test('accepts the beginning of an id', () =>
    expect(json(['show', '-s', study, id('first').slice(0, 10)])).toMatchObject({ title: 'first' }));
  test('--json prints the normal form', () => {
    expect(json(['show', '-s', study, id('first')])).toMatchObject({
      title: 'first',
      facets: { scenario: 'blackmail', model: 'opus 4' },
      messages: [
        { role: 'system' },
        { role: 'user', blocks: [{ type: 'text', text: 'the quick brown fox' }] },
        { role: 'assistant' },
      ],
    });
  });
  test('--raw prints the record as it was imported', () => {
    expect(JSON.parse(touchstone(['show', '-s', study, id('first'), '--raw']).stdout)).toMatchObject({
      id: 'first',
      messages: chat('the quick brown fox').messages,
    });
  });
  test('an unknown id is refused', () =>
    expect(touchstone(['show', '-s', study, 'ffffffffffff'])).toMatchObject({ status: 2, stdout: '' }));
  test('an empty id is refused with a hint', () => {
    const { status, stderr } = touchstone(['show', '-s', study, '']);
    expect(status).toBe(2);
    expect(stderr).toContain(' · ');
  });
});
