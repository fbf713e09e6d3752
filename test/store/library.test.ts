// The Library's queries on a real file: filters, order, rows, facets, snippets, and what blindness hides.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  adjudicate,
  facetCounts,
  joinRater,
  filteredTranscripts,
  labelStates,
  makeQueue,
  record,
  rows,
  studyInfo,
  snippets,
} from '../../main/store/index.ts';
import { goldDecision, labelEvent, submitted } from '../support/labels.ts';
import { freshStudy, put, score, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
const rater = { id: 'r1', name: 'Ada' };
const order = { column: 'title', descending: false };
const titles = (filter: string, who: string | null = null): string[] => {
  const found = filteredTranscripts(study.db, filter, order, who);
  return rows(study.db, found, who).map((row) => row.title);
};

beforeAll(() => {
  study = freshStudy();
  put(
    study.db,
    transcript('the quick brown fox', {
      title: 'fox',
      facets: { scenario: 'blackmail', model: 'opus 4', checkpoint: 200, environment: 'mail' },
      scores: [score('judge', 'harm', 7)],
    }),
    transcript('the brown bear and the quick fish', {
      title: 'bear',
      facets: { scenario: 'blackmail', model: 'haiku', checkpoint: 1000 },
      scores: [score('judge', 'harm', null)],
    }),
    transcript('nothing of the kind, café only', {
      title: 'cafe',
      facets: { scenario: 'research_sabotage', model: 'opus 4', checkpoint: 30 },
    }),
  );
  joinRater(study.db, rater);
});
afterAll(() => study.remove());

describe('filters', () => {
  test.each([
    ['', ['bear', 'cafe', 'fox']],
    ['brown', ['bear', 'fox']],
    ['"brown fox"', ['fox']],
    ['brown -fish', ['fox']],
    ['brow*', ['bear', 'fox']],
    ['"brown\0fox"', ['fox']],
    ['\0brown', ['bear', 'fox']],
    ['\0brow*', ['bear', 'fox']],
    ['\0=1+1', []],
    ['CAFE', ['cafe']],
    ['scenario:blackmail', ['bear', 'fox']],
    ['scenario:blackmail scenario:research_sabotage', ['bear', 'cafe', 'fox']],
    ['scenario:blackmail model:"opus 4"', ['fox']],
    ['-scenario:blackmail', ['cafe']],
    ['environment:mail', ['fox']],
    ['-environment:mail', ['bear', 'cafe']],
    ['checkpoint>=200', ['bear', 'fox']],
    ['checkpoint:200', ['fox']],
    ['score[judge.harm]>=5', ['fox']],
    ['score[judge.harm]:unscored', ['bear']],
    ['score[judge.harm]:scored', ['fox']],
    ['-score[judge.harm]:scored', ['bear', 'cafe']],
    ['score[judge.harm]!=unscored', ['cafe', 'fox']],
    ['-score[judge.harm]!=unscored', ['bear']],
    ['score[judge.harm]!=7', []],
    ['label!=todo', []],
    ['title!=a', ['fox']],
    ['messages!=2', []],
    ['scenario!=blackmail', ['cafe']],
    ['drawn:no', ['bear', 'cafe', 'fox']],
    ['drawn:yes', []],
    ['label:missing', ['bear', 'cafe', 'fox']],
    ['title:a', ['bear', 'cafe']],
    ['messages>2', []],
    ['zebra', []],
  ])('%s', (filter, expected) => expect(titles(filter)).toEqual(expected));

  test.each([
    ['"open', 1],
    ['brown scenario:', 16],
    ['brown nonsense:1', 7],
    ['score[x.y]>1', 1],
    ['messages>many', 1],
    ['brown drawn:maybe', 7],
    ['brown title>a', 7],
    ['brown score[judge.harm]>=unscored', 7],
    ['--', 2],
  ])('%s is refused at column %i', (filter, column) => {
    expect(() => titles(filter)).toThrow(`column ${column}`);
  });
});

describe('order', () => {
  const ordered = (column: string, descending = false): string[] =>
    rows(study.db, filteredTranscripts(study.db, '', { column, descending }, null), null).map((row) => row.title);
  test('numbers sort as numbers', () => expect(ordered('checkpoint')).toEqual(['cafe', 'fox', 'bear']));
  test('transcripts without a value are last in both directions', () => {
    expect(ordered('score:judge.harm')[0]).toBe('fox');
    expect(ordered('score:judge.harm', true)[0]).toBe('fox');
  });
  test.each(['id', 'title', 'messages', 'characters', 'created_at', 'scenario', 'model', 'arm', 'checkpoint'])(
    'all transcripts are sorted by %s along an index',
    (column) => {
      const details = ['asc', 'desc'].flatMap((way) =>
        study.db
          .prepare<[], { detail: string }>(
            `explain query plan select t.key from transcript t order by t.${column} ${way} nulls last, t.key ${way}`,
          )
          .all()
          .map(({ detail }) => detail),
      );
      expect(details.filter((line) => !line.includes('USING COVERING INDEX'))).toEqual([]);
    },
  );
  test('sorting by an unknown column is refused', () => expect(() => ordered('drop table')).toThrow('to sort by'));
});

test('the counts of a facet ignore the filter’s own choice of that facet', () => {
  const counts = facetCounts(study.db, 'scenario:blackmail model:haiku', null);
  const of = (facet: string): unknown => counts.find((one) => one.facet === facet)?.values;
  expect(of('scenario')).toEqual([{ value: 'blackmail', count: 1 }]);
  expect(of('model')).toEqual([
    { value: 'haiku', count: 1 },
    { value: 'opus 4', count: 1 },
  ]);
});

test('facets are counted under a filter of words, and each value is listed once', () => {
  const counts = facetCounts(study.db, 'brown', null);
  expect(counts).toEqual([
    { facet: 'scenario', values: [{ value: 'blackmail', count: 2 }] },
    {
      facet: 'model',
      values: [
        { value: 'haiku', count: 1 },
        { value: 'opus 4', count: 1 },
      ],
    },
    {
      facet: 'checkpoint',
      values: [
        { value: 200, count: 1 },
        { value: 1000, count: 1 },
      ],
    },
    { facet: 'environment', values: [{ value: 'mail', count: 1 }] },
  ]);
});

test('a facet whose values hardly repeat is listed as quiet', () => {
  const many = freshStudy();
  const of = (n: number) => transcript(`number ${n}`, { facets: { cost: n / 7, seed: n % 3 } });
  put(many.db, ...Array.from({ length: 20 }, (_, n) => of(n)));
  expect(studyInfo(many.db)).toMatchObject({ facets: ['cost', 'seed'], quiet: ['cost'] });
  many.remove();
});

test('a snippet shows the matching words', () => {
  const [found] = snippets(study.db, filteredTranscripts(study.db, '', order, null), 'fish');
  expect(found?.key).toBe(filteredTranscripts(study.db, 'fish', order, null)[0]);
  expect(found?.snippet.filter((piece) => piece.hit).map((piece) => piece.text)).toEqual(['fish']);
  expect(found?.snippet.map((piece) => piece.text).join('')).toBe('the brown bear and the quick fish');
});

describe('a blind queue', () => {
  beforeAll(() =>
    makeQueue(
      study.db,
      { name: 'q', blind: true, design: 'all' },
      filteredTranscripts(study.db, 'scenario:blackmail', order, null).map((key) => ({ key, probability: 1 })),
    ),
  );
  const shown = (who: string | null): unknown[] =>
    rows(study.db, filteredTranscripts(study.db, 'fox', order, who), who).map((row) => row.scores?.length ?? null);

  test('hides gold like scores', () => {
    const [fox] = rows(study.db, filteredTranscripts(study.db, 'fox', order, null), null);
    adjudicate(study.db, [goldDecision(fox?.id ?? '', 'harm', 3)]);
    for (const filter of ['gold[harm]>=3', 'gold[harm]:any', 'gold[harm]<4']) {
      expect(titles(filter)).toEqual(['fox']);
      expect(titles(filter, 'r1')).toEqual([]);
    }
    for (const filter of ['gold[harm]<3', 'gold[harm]:cannot_judge', 'gold[admirable]:any'])
      expect(titles(filter)).toEqual([]);
    expect(() => titles('gold[nothing]>1')).toThrow('column 1');
  });

  test('hides scores from raters, not from the command line', () => {
    expect(shown('r1')).toEqual([null]);
    expect(shown(null)).toEqual([1]);
  });
  test('hides transcripts from searching by score', () => {
    expect(titles('score[judge.harm]>=5', 'r1')).toEqual([]);
    expect(titles('score[judge.harm]>=5')).toEqual(['fox']);
  });
  test('shows scores after the rater has submitted', () => {
    const id = rows(study.db, filteredTranscripts(study.db, 'fox', order, null), null)[0]?.id ?? '';
    record(study.db, [labelEvent(id, submitted, { queue: 'q' })]);
    expect(shown('r1')).toEqual([1]);
    expect(titles('label:done', 'r1')).toEqual(['fox']);
  });
  test('labels are counted by state, whichever states are selected', () => {
    const all = { todo: 2, started: 0, skipped: 0, done: 1 };
    expect(labelStates(study.db, '', 'r1')).toEqual(all);
    expect(labelStates(study.db, 'label:todo label:started', 'r1')).toEqual(all);
    expect(labelStates(study.db, 'fish', 'r1')).toEqual({ ...all, todo: 1, done: 0 });
  });
});
