// Kinds of study files with a correct schema and wrong rows: documents, texts and numbers that our programs never
// write.
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { baseStudy } from './base.ts';
import { blob, bomb, past, untyped } from './forge.ts';
import type { Kind } from './kinds.ts';

const kind = (name: string, make: (path: string) => void): Kind => ({
  name,
  make: (path) => {
    baseStudy(path);
    make(path);
  },
});
const rows = (name: string, ...statements: readonly string[]): Kind => kind(name, (path) => past(path, ...statements));
const wrong = (name: string, table: string, sql: string): Kind => kind(name, (path) => untyped(path, table, sql));

/** Every column that holds JSON, with a JSON value of another shape; null if the column may hold any JSON. */
const DOCUMENTS: readonly (readonly [table: string, column: string, other: string | null])[] = [
  ['rubric', 'document', '{"name": 5}'],
  ['label', 'document', '{"dimensions": 5, "flags": {"a": 1}}'],
  ['label_event', 'change', '{"kind": "explode"}'],
  ['adjudication', 'document', '{"level": "three", "labels": 4, "components": {}}'],
  ['audit', 'document', '[1, 2]'],
  ['figure_view', 'document', '{"dimension": null}'],
  ['figure_view', 'published', '{"at": 5}'],
  ['setting', 'value', '{"size": {}}'],
  ['draft', 'document', null],
  ['score', 'override', null],
  ['score', 'context', null],
  ['score_earlier', 'document', '{"state": "maybe"}'],
  ['draw', 'design', '{"kind": "lottery"}'],
  ['draw', 'strata', '{"0": 1}'],
  ['mapping', 'document', '{"cuts": 5}'],
  ['view', 'sort', '"up"'],
  ['view', 'columns', '{"title": 1}'],
  ['dispute_basis', 'document', '{"a": 1}'],
  ['original', 'metadata', null],
];
const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

const documents: readonly Kind[] = DOCUMENTS.flatMap(([table, column, other]) => [
  rows(`${table}.${column} is not JSON`, `update ${table} set ${column} = '{"a": '`),
  ...(other === null
    ? []
    : [rows(`${table}.${column} is of another shape`, `update ${table} set ${column} = '${other}'`)]),
]);

const packets = ['not JSON', '{"kind": "work"}', '{"raters": 5, "queue": "weekly"}'].map((manifest) =>
  rows(
    `a packet whose head is ${manifest}`,
    `insert into packet values ('p', 'merged', '2026', 'a.tspacket', 1, null, '${manifest}', null)`,
  ),
);

const PAGE = 'update page set deflated = ? where key = (select min(key) from page)';
const text = (json: unknown): Buffer => deflateSync(JSON.stringify(json));

const blobs: readonly Kind[] = [
  kind('a page that inflates to gigabytes', (path) => blob(path, PAGE, bomb(2100))),
  kind('a page of one huge text', (path) =>
    blob(
      path,
      PAGE,
      bomb(
        400,
        '[{"role":"user","name":null,"model":null,"at":null,"branch":"","prefilled":false,"blocks":[{"type":"text","text":"',
        '"}]}]',
      ),
    ),
  ),
  kind('a skeleton that inflates to gigabytes', (path) => blob(path, 'update skeleton set deflated = ?', bomb(2100))),
  kind('an original that inflates to gigabytes', (path) => blob(path, 'update original set deflated = ?', bomb(2100))),
  kind('a page of another codec', (path) => blob(path, PAGE, gzipSync('[]'))),
  kind('a page without a header', (path) => blob(path, PAGE, deflateRawSync('[]'))),
  kind('a page that is cut off', (path) => blob(path, PAGE, text([{ role: 'user' }]).subarray(0, 9))),
  kind('an empty page', (path) => blob(path, PAGE, Buffer.alloc(0))),
  kind('a page that is no list', (path) => blob(path, PAGE, text({ role: 'user' }))),
  kind('a page of other messages', (path) => blob(path, PAGE, text([{ role: 'boss', blocks: 5 }]))),
  kind('a page that is not JSON', (path) => blob(path, PAGE, deflateSync('[{'))),
  kind('a page nested a hundred thousand deep', (path) => blob(path, PAGE, deflateSync(DEEP))),
  kind('a skeleton of another shape', (path) => blob(path, 'update skeleton set deflated = ?', text({ blocks: 5 }))),
  kind('a skeleton that is too long', (path) =>
    blob(path, 'update skeleton set deflated = ?', text({ role: { words: [], at: [1e9] }, blocks: [1e15] })),
  ),
  kind('an original whose references are wrong', (path) =>
    blob(path, 'update original set deflated = ?', deflateSync('[[-5,1e9,7],[1e15,-1,0.5]]\nabc')),
  ),
  kind('an original without references', (path) => blob(path, 'update original set deflated = ?', deflateSync('abc'))),
  kind('an index of words that is noise', (path) =>
    blob(path, 'update message_text_data set block = ?', Buffer.from('noise that is no segment')),
  ),
];

const values: readonly Kind[] = [
  rows(
    'JSON nested a hundred thousand deep',
    `update label set document = '${DEEP}'`,
    `update rubric set document = '${DEEP}'`,
  ),
  rows(
    'JSON with the keys of prototypes',
    `update label set document = '{"__proto__": {"state": "done"}, "constructor": 1}'`,
  ),
  rows('huge whole numbers', 'update transcript set messages = 9223372036854775807, characters = -9223372036854775808'),
  rows('a transcript whose number is huge', 'update transcript set key = 4611686018427387904 where key = 1'),
  rows(
    'negative numbers',
    'update transcript set key = -1 where key = 2',
    'update queue_item set position = -position',
  ),
  rows(
    'NUL and other control characters',
    "update transcript set title = 'a' || char(0) || 'b' || char(27) || '[2J', source_id = char(0)",
    'update rater set name = char(0, 10, 13)',
  ),
  rows(
    'an empty name of everything',
    "update rater set name = ''",
    "update score set grader = '' where grader = 'judge'",
    "update facet set name = ''",
  ),
  rows('no study', 'delete from study'),
  rows('no rubric', 'delete from rubric'),
  rows('no pages', 'delete from page'),
  rows('no skeletons', 'delete from skeleton'),
  rows('no transcripts under labels', 'delete from transcript'),
  rows(
    'draws that enlarge each other',
    "insert into draw select 7, 'd7', queue, design, seed, population, sampled, 1, strata, drawn_at, 0, 0 from draw where key = 1",
    'update draw set enlarges = 7 where key = 1',
  ),
  rows('a draw that enlarges itself', 'update draw set enlarges = key'),
  rows('a queue for a million million raters', 'update queue set overlap = 1000000000000, seed = 9223372036854775807'),
  rows('a seat far away', "insert into seat values ('weekly', 9223372036854775807, 'Zoe', null)"),
  rows(
    'a label of a rater that there is not',
    "update label set rater = 'nobody' where rater = 'r2'",
    "update label_event set rater = 'nobody' where rater = 'r2'",
  ),
  rows(
    'a label of a version that there is not',
    'update label set rubric = 99',
    'update label_event set rubric = 99',
    'update answer set rubric = 99',
  ),
  rows(
    'dates that are none',
    "update label_event set at = 'yesterday'",
    "update label set updated_at = '﷽'",
    "update transcript set created_at = '9999999-99-99'",
  ),
  rows('a digest of nothing', "update original set digest = 'x/0'"),
  wrong('text where numbers belong', 'transcript', "update transcript set messages = 'many', characters = 'more'"),
  wrong('bytes where a title belongs', 'transcript', "update transcript set title = x'ff00fe', source_id = x'00'"),
  wrong('a state that there is not', 'label', "update label set state = 'eaten', bookmarked = 7"),
  wrong(
    'a role of a score that there is not',
    'score',
    "update score set state = 'maybe', value = 'high', explanation = x'ff'",
  ),
  wrong('a level that is text', 'answer', "update answer set level = 'high', blinded = 'yes'"),
  wrong('gold that is text', 'gold', "update gold set level = 'high', rule = x'00'"),
  wrong(
    'a kind of dispute that there is not',
    'dispute',
    "update dispute set state = 'war', weight = 'heavy', kind = 'x'",
  ),
  wrong('bytes where a document belongs', 'label', "update label set document = x'7b7d'"),
  wrong('bytes where a setting belongs', 'setting', "update setting set value = x'7b7d'"),
  wrong(
    'bytes where the name of the study belongs',
    'study',
    "update study set name = x'ff', copy = x'00', synthetic = 'no'",
  ),
  wrong('a probability that is none', 'frame', "update frame set probability = 'often', drawn = 5"),
  wrong('text where a page belongs', 'page', "update page set deflated = 'text'"),
];

/** All kinds of wrong rows: commands that do not need the wrong row must still work. */
export const ROWS: readonly Kind[] = [...documents, ...packets, ...blobs, ...values];
