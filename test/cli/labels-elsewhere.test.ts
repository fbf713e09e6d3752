// Labels made elsewhere: each counts for the dimensions that it answers, and what the table does not contain is stored
// as unknown.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chat, folder, json, rows, touchstone } from './touchstone.ts';

const files = folder();
afterAll(files.remove);

const NAMES = Array.from({ length: 12 }, (_, n) => `run-${n}`);

/** Makes a study of twelve transcripts. */
function study(name: string): string {
  const path = files.path(`${name}.touchstone`);
  json(['new', '-s', path]);
  const lines = NAMES.map((id) => JSON.stringify({ ...chat(`words of ${id}`), id, scenario: 'blackmail' }));
  json(['import', '-s', path, files.write(`${name}.jsonl`, `${lines.join('\n')}\n`)]);
  return path;
}

const bring = (path: string, table: string, ...more: string[]): unknown =>
  json(['labels', 'import', '-s', path, files.write('labels.csv', table), ...more]);

/** Labels by two raters on one dimension of the rubric; they differ on the last transcript. */
const HARM = `transcript,rater,blackmail\n${NAMES.flatMap((id, n) => [`${id},Ada,${n % 3}`, `${id},Bo,${n === 11 ? 4 : n % 3}`]).join('\n')}\n`;

describe('one dimension of five by two raters', () => {
  const path = study('one');
  beforeAll(() => {
    const report = bring(path, HARM);
    expect(report).toMatchObject({ added: 24, unanswered: 0, conflicts: [], rejected: [] });
    expect(report).toMatchObject({
      next: [
        expect.stringContaining('24 labels of blackmail by 2 raters; 12 transcripts can be adjudicated'),
        expect.stringContaining('24 labels'),
        expect.stringContaining('24 labels'),
      ],
    });
  });
  test('has agreement, with unanswered questions counted', () => {
    expect(json(['agreement', '-s', path])).toMatchObject({
      blackmail: { raters: 2, units: 12, left_out: { unanswered: 0 }, blindness_unknown: 24 },
    });
    expect(touchstone(['agreement', '-s', path]).stderr).toContain(
      '24 labels are included although it is unknown whether the rater had seen scores',
    );
  });
  test('becomes gold where raters agree', () => {
    expect(json(['adjudicate', '-s', path, '--rule', 'unanimous'])).toMatchObject({
      gold: { added: 11 },
      open: [{ dimension: 'blackmail', reason: 'raters differ' }],
      // the three other dimensions of the scenario, and seven flags
      unanswered: 12 * (3 + 7),
      blindness_unknown: 11,
    });
    expect(bring(path, HARM)).toMatchObject({
      added: 0,
      unchanged: 24,
      next: [
        expect.stringContaining('1 transcript can be adjudicated, 11 have gold already'),
        expect.anything(),
        expect.anything(),
      ],
    });
  });
  test('has no labels for questions that no rater answered, and no time, coverage or blindness', () => {
    const labels = rows(['labels', 'list', '-s', path]);
    expect(labels).toHaveLength(24);
    for (const label of labels)
      expect(label).toMatchObject({
        dimension: 'blackmail',
        label_state: 'done',
        blinded: null,
        labelled_at: null,
        seconds: null,
        coverage: null,
      });
    json(['export', '-s', path, '--what', 'gold', '--as', 'jsonl', '-o', files.path('gold.jsonl')]);
    expect(touchstone(['export', '-s', path, '--what', 'gold', '--as', 'jsonl', '-o', '-']).stdout).toContain(
      '"blinded":null',
    );
  });
  test('leaves a study that passes verify', () => expect(json(['verify', '-s', path])).toMatchObject({ ok: true }));
});

test('empty cells are unanswered and counted', () => {
  const path = study('wide');
  const table = 'transcript,rater,eval_awareness,blackmail\nrun-0,Ada,0,\nrun-1,Ada,,\nrun-2,Ada,1,2\n';
  expect(bring(path, table)).toMatchObject({ added: 3, unanswered: 3, rejected: [] });
  expect(bring(path, 'transcript,rater,dimension,level\nrun-3,Ada,blackmail,\n')).toMatchObject({
    added: 0,
    unanswered: 1,
    rejected: [],
  });
  expect(json(['agreement', '-s', path])).toEqual({});
});

test('time and blindness are read from the table or from options', () => {
  const path = study('said');
  bring(
    path,
    'transcript,rater,blackmail,blinded,at\nrun-0,Ada,1,true,2026-03-01\nrun-1,Ada,1,no,2026-03-02T10:00:00Z\nrun-2,Ada,1,,\n',
  );
  bring(
    path,
    'transcript,rater,blackmail,when,unseen\nrun-3,Ada,1,2026-03-04,yes\n',
    '--at',
    'when',
    '--blinded',
    'unseen',
  );
  bring(path, 'transcript,rater,blackmail\nrun-4,Ada,1\n', '--at', '2026-03-05', '--blinded', 'false');
  expect(rows(['labels', 'list', '-s', path]).map(({ blinded, labelled_at }) => [blinded, labelled_at])).toEqual([
    [true, '2026-03-01T00:00:00.000Z'],
    [false, '2026-03-02T10:00:00Z'],
    [null, null],
    [true, '2026-03-04T00:00:00.000Z'],
    [false, '2026-03-05T00:00:00.000Z'],
  ]);
  const wrong = [
    'labels',
    'import',
    '-s',
    path,
    files.write('wrong.csv', 'transcript,rater,blackmail\nrun-5,Ada,1\n'),
    '--at',
    'whenever',
  ];
  expect(json(wrong, 2)).toMatchObject({ rejected: [{ reason: 'there is no column whenever (--at)' }] });
});

describe('a drawn queue', () => {
  const path = study('drawn');
  const drawn = (): string[] =>
    rows(['list', '-s', path, '--where', 'queue:first']).map((row) => String(row['source_id']));
  beforeAll(
    () => void json(['sample', '-s', path, '--n', '4', '--design', 'random', '--queue', 'first', '--seed', '1']),
  );
  test('labels of its transcripts count for the queue', () => {
    bring(path, HARM);
    const labels = rows(['labels', 'list', '-s', path]);
    const of = (queue: string | null): Set<unknown> =>
      new Set(labels.filter((label) => label['queue'] === queue).map((label) => label['source_id']));
    expect(of('first')).toEqual(new Set(drawn()));
    expect(of(null).size).toBe(8);
  });
  test('--queue names the queue, and rows of other transcripts are rejected', () => {
    const [inside] = drawn();
    const outside = NAMES.find((name) => !drawn().includes(name));
    const table = `transcript,rater,blackmail\n${inside},Cy,1\n${outside},Cy,1\n`;
    const report = json(['labels', 'import', '-s', path, files.write('named.csv', table), '--queue', 'first'], 1);
    expect(report).toMatchObject({
      added: 1,
      rejected: [{ where: 'line 3', reason: 'its transcript is not in the queue first' }],
    });
    expect(touchstone(['labels', 'import', '-s', path, files.path('named.csv'), '--queue', 'none']).stderr).toContain(
      'There is no such queue',
    );
  });
});

describe('finding transcripts', () => {
  const path = study('found');
  const [first] = rows(['list', '-s', path]);
  const id = String(first?.['id']);
  test('an id, the beginning of an id, and the producer’s own id find a transcript', () => {
    expect(first).toMatchObject({ source_id: 'run-0' });
    for (const named of [id, id.slice(0, 12), 'run-0'])
      expect(json(['show', '-s', path, named])).toMatchObject({ id, source_id: 'run-0' });
    for (const named of [id, id.slice(0, 12), 'run-0'])
      expect(rows(['list', '-s', path, '--where', `id:${named}`])).toMatchObject([{ id }]);
    expect(touchstone(['show', '-s', path, 'run-0']).stdout).toContain('source id: run-0');
    expect(rows(['list', '-s', path, '--where', '-id:run-0'])).toHaveLength(11);
  });
  test('an id that matches several transcripts is refused with the reason', () => {
    const all = rows(['list', '-s', path]).map((row) => String(row['id'])[0] ?? '');
    const twice = all.find((digit, at) => all.indexOf(digit) !== at) ?? '';
    expect(touchstone(['show', '-s', path, twice]).stderr).toContain(
      'More than one transcript has an id with this beginning',
    );
    const lines = ['x', 'y'].map((model) => JSON.stringify({ ...chat('the same words'), id: 'same', model }));
    json(['import', '-s', path, files.write('same.jsonl', `${lines.join('\n')}\n`)]);
    const { status, stderr } = touchstone(['show', '-s', path, 'same']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringContaining('More than one transcript has this source id'),
    });
  });
});

describe('empty cells of scores', () => {
  const path = study('scores');
  const scored = (table: string): unknown =>
    json(['scores', 'import', '-s', path, files.write('scores.csv', table), '--grader', 'judge']);
  test('are stored as unscored, or with the state in the state column', () => {
    const report = scored('id,harm,calm,state\nrun-0,1,,\nrun-1,,,parse_failed\nrun-2,2,3,scored\n');
    expect(report).toMatchObject({
      added: 6,
      rejected: [],
      next: [
        expect.stringContaining('2 scores of harm by judge (1 parse_failed)'),
        expect.stringContaining('1 score of calm by judge (1 unscored, 1 parse_failed)'),
      ],
    });
    const of = (filter: string): unknown[] =>
      rows(['list', '-s', path, '--where', filter]).map((row) => row['source_id']);
    expect(of('score[judge.calm]:unscored')).toEqual(['run-0']);
    expect(of('score[judge.harm]:parse_failed')).toEqual(['run-1']);
  });
  test('never replace a score, in any order of rows', () => {
    scored('id,warm,cold\nrun-3,1,\nrun-3,,2\nrun-4,,2\nrun-4,1,\n');
    const found = rows(['list', '-s', path, '--where', 'score[judge.warm]>=1 score[judge.cold]>=2']);
    expect(found.map((row) => row['source_id'])).toEqual(['run-3', 'run-4']);
  });
  test('are explained in the help', () => {
    const help = touchstone(['scores', 'import', '--help']).stdout;
    expect(help).toContain('parse_failed');
    expect(help).toContain('An empty cell is stored as unscored');
  });
});

describe('exports', () => {
  const path = study('exports');
  const leave = (what: string, to: string, ...more: string[]): string[] => [
    'export',
    '-s',
    path,
    '--what',
    what,
    '--as',
    'csv',
    '-o',
    to,
    ...more,
  ];
  test('without rows report the reason', () => {
    const { status, stderr } = touchstone(leave('gold', files.path('none.csv')));
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('0 rows: of 12 transcripts none has gold yet: adjudicate first'),
    });
    expect(touchstone(leave('transcripts', '-', '--where', 'model:nobody')).stderr).toContain(
      '0 rows: no transcript matches the filter model:nobody',
    );
    expect(json(leave('gold', files.path('none.csv')), 1)).toMatchObject({
      rows: 0,
      empty: expect.stringContaining('none has gold'),
    });
  });
  test('name the requested file, not a temporary one, if it cannot be written', () => {
    const inside = touchstone(leave('transcripts', files.path('nowhere/out.csv')));
    expect(inside).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`The folder to write into does not exist · ${files.path('nowhere')}`),
    });
    const over = touchstone(leave('transcripts', files.path('.')));
    for (const { stderr } of [inside, over]) expect(stderr).not.toContain('.part');
  });
});

test('labels in the rows of a transcript file are imported from the same file', () => {
  const path = files.path('rows.touchstone');
  const rubric = [
    'version: 1',
    'name: one',
    'dimensions:',
    '  - name: harm',
    '    title: Harm',
    '    mark: H',
    '    tint: neutral',
    '    scenarios: []',
    '    question: Is it harmful?',
    '    why: It is asked here.',
    '    positive: 1',
    '    components: []',
    '    rules: []',
    '    examples: []',
    '    levels:',
    '      - { value: 0, name: no, anchor: It is not. }',
    '      - { value: 1, name: yes, anchor: It is. }',
  ].join('\n');
  json(['new', '-s', path, '--rubric', files.write('one.yaml', rubric)]);
  const row = { ...chat('words'), id: 'a', human_label: 'yes' };
  const file = files.write('rows.jsonl', `${JSON.stringify(row)}\n`);
  expect(json(['import', '-s', path, file])).toMatchObject({
    scores: 0,
    used: [{ name: 'human_label', use: 'label', count: 1 }],
  });
  expect(json(['labels', 'import', '-s', path, file, '--rater', 'Ada'])).toMatchObject({ added: 1, rejected: [] });
  expect(rows(['labels', 'list', '-s', path])).toMatchObject([{ dimension: 'harm', level: 1 }]);
});

test('--column names any column of labels, and --level maps its words to levels', () => {
  const path = study('words');
  const said = ['fine', 'bad', 'bad', '1'];
  const lines = said.map((verdict, n) =>
    JSON.stringify({ ...chat(`words of ${NAMES[n]}`), id: NAMES[n], scenario: 'blackmail', verdict }),
  );
  const file = files.write('verdicts.jsonl', `${lines.join('\n')}\n`);
  const how = ['--rater', 'Ada', '--dimension', 'blackmail', '--column', 'verdict'];
  const command = ['labels', 'import', '-s', path, file, ...how];
  expect(json([...command, '--level', 'fine=none', '--level', 'bad=3'])).toMatchObject({ added: 4, rejected: [] });
  expect(rows(['labels', 'list', '-s', path]).map(({ level }) => level)).toEqual([0, 3, 3, 1]);
  const { status, stderr } = touchstone([...command, '--level', 'fine']);
  expect([status, stderr]).toEqual([2, expect.stringContaining('Write it as harmless=0')]);
});
