// Inspect logs: audits, corrections by people, crashed runs, and damaged archives.
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { fixture, folder, given, streamed } from './support.ts';

const files = folder();
afterAll(files.remove);

/** The JSON text of a log with these samples. */
function log(samples: object[], more: object = {}): string {
  const spec = {
    eval_id: 'e',
    run_id: 'r',
    created: '2026-08-22T10:00:00+00:00',
    task: 'demo',
    model: 'openai/m',
    ...more,
  };
  return JSON.stringify({ version: 2, status: 'success', eval: spec, samples });
}
const said = (role: string, content: unknown, more: object = {}): object => ({ role, content, ...more });

describe('an archive of zstd members with a repeated name, ids like paths, and an audit', async () => {
  const { found, transcripts, rejected } = await given(fixture('inspect.eval'));
  test('each sample is read once, from the last member of its name', () => {
    expect(rejected).toEqual([]);
    expect(transcripts.map(({ source_id }) => source_id)).toEqual(['U1', 'U2', 'U3']);
    expect(found.map(({ where }) => where)).toContain('member samples/seed/manic episode_epoch_2.json');
  });
  test('the model is the target of the audit, and sample, epoch and status are facets', () => {
    expect(transcripts[1]?.facets).toMatchObject({
      model: 'openai/gpt-5-mini',
      task: 'inspect_petri/audit',
      sample: 'seed/manic episode',
      epoch: 2,
      status: 'success',
    });
  });
  test('the target’s messages come from its events and their pool', () => {
    const messages = transcripts[0]?.messages ?? [];
    expect(messages.map(({ role, branch }) => [role, branch])).toEqual([
      ['system', ''],
      ['user', ''],
      ['assistant', ''],
      ['tool', ''],
      ['assistant', ''],
    ]);
    expect(messages[1]?.blocks[1]).toMatchObject({
      type: 'image',
      data: expect.stringMatching(/^data:image\/png;base64,/),
    });
    expect(messages[2]?.blocks).toMatchObject([
      { type: 'reasoning', text: 'Weighing the request.', redacted: true },
      { type: 'text' },
      { type: 'tool_call', call_id: 'c1', name: 'read_file', text: '{\n  "path": "/etc/x"\n}' },
    ]);
    expect(messages[3]?.blocks).toEqual([
      { type: 'tool_result', call_id: 'c1', name: 'read_file', text: 'No such file', is_error: true },
    ]);
  });
  test('a dictionary of scores becomes one score per dimension, and NaN is unscored', () => {
    expect(transcripts[0]?.scores.slice(0, 3)).toMatchObject([
      { grader: 'audit_judge', dimension: 'concerning', state: 'scored', value: 7, label: '7', override: null },
      { grader: 'audit_judge', dimension: 'admirable', state: 'scored', value: 2 },
      { grader: 'audit_judge', dimension: 'eval_awareness', state: 'unscored', value: null, label: null },
    ]);
  });
  test('the grader’s own value is separate from a person’s correction', () => {
    expect(transcripts[0]?.scores[3]).toMatchObject({
      grader: 'exact',
      label: 'I',
      value: 0,
      explanation: 'orig',
      override: { value: 'C', author: 'alice' },
    });
  });
  test('the original is the unchanged member of the archive', () =>
    expect(JSON.parse((transcripts[0]?.original ?? '').replaceAll('NaN', 'null'))).toMatchObject({ uuid: 'U1' }));
});

test('a log of a crashed run is read, with the status started', async () => {
  const { transcripts, rejected } = await given(fixture('crashed.eval'));
  expect(rejected).toEqual([]);
  expect(transcripts.map(({ facets }) => facets['status'])).toEqual(['started', 'started', 'started']);
});

test('a .json log with NaN is read from a file and from a stream, and without a pool its messages are used', async () => {
  const file = await given(fixture('audit-nan.json'));
  expect(file.transcripts.map(({ source_id, messages }) => [source_id, messages.length])).toEqual([
    ['U1', 5],
    ['U2', 5],
    ['U3', 5],
  ]);
  expect(await streamed(readFileSync(fixture('audit-nan.json')), 1000)).toEqual(file);
});

describe('damage', () => {
  const whole = readFileSync(fixture('inspect.eval'));
  test('a truncated archive is refused', async () => {
    for (const length of [4, 100, whole.length >> 1, whole.length - 1]) {
      const { transcripts, rejected } = await given(files.write('cut.eval', whole.subarray(0, length)));
      expect(transcripts).toEqual([]);
      expect(rejected).toMatchObject([
        { where: '', reason: expect.stringMatching(/zip archive is (cut off|damaged)/) },
      ]);
    }
  });
  test('a flipped byte never causes an exception and never changes what is read', async () => {
    const sound = new Map((await given(fixture('inspect.eval'))).transcripts.map((each) => [each.source_id, each]));
    for (let at = 10; at < whole.length; at += 97) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      const { transcripts, rejected } = await given(files.write('flipped.eval', bytes));
      expect(transcripts.length + rejected.length).toBeGreaterThan(0);
      for (const each of transcripts) expect(each.messages).toEqual(sound.get(each.source_id)?.messages);
    }
  });
  test('the samples before the end of a truncated .json log are read', async () => {
    const text = readFileSync(fixture('audit-nan.json'), 'utf8');
    const { transcripts, rejected } = await given(files.write('cut.json', text.slice(0, text.indexOf('"U3"'))));
    expect(transcripts.map(({ source_id }) => source_id)).toEqual(['U1', 'U2']);
    expect(rejected).toMatchObject([{ where: 'after sample 2', reason: 'the file is cut off' }]);
  });
  test('one broken sample does not stop the others', async () => {
    const { transcripts, rejected } = await given(
      files.write(
        'one.json',
        log([
          { id: 1, epoch: 1, messages: [said('user', 'a')] },
          { id: 2, epoch: 1, messages: [3] },
        ]),
      ),
    );
    expect(transcripts).toHaveLength(1);
    expect(rejected).toMatchObject([{ where: 'sample 2' }]);
  });
});

describe('smaller shapes', () => {
  const read = async (sample: object, more: object = {}) =>
    (await streamed(log([{ id: 'a', epoch: 1, ...sample }], more), 64)).transcripts[0];
  test('a sample without a uuid has an id of log, sample and epoch, in which 1 and "1" differ', async () => {
    const ids = (
      await streamed(
        log([
          { id: 1, epoch: 1, messages: [said('user', 'x')] },
          { id: '1', epoch: 1, messages: [said('user', 'x')] },
        ]),
      )
    ).transcripts.map((each) => each.source_id);
    expect(ids).toEqual(['e/1/1', 'e/"1"/1']);
  });
  test('the sample’s id is always a facet, so that gold can be matched to its sample', async () => {
    for (const id of ['two\nlines', 'x'.repeat(1000), 'null', 7])
      expect((await read({ id, messages: [said('user', 'x')] }))?.facets).toMatchObject({ sample: id });
  });
  test('a sample without text is refused with the reason', async () => {
    const { transcripts, rejected } = await streamed(log([{ id: 1, epoch: 1, messages: [] }]));
    expect(transcripts).toEqual([]);
    expect(rejected).toMatchObject([{ reason: expect.stringContaining('it contains no message') }]);
  });
  test('scenario, arm and checkpoint come from metadata, arguments, tags and names', async () => {
    const sample = { messages: [said('user', 'x')], metadata: { arm: 'rules' } };
    const more = { task: 'suite/blackmail_v2', tags: ['checkpoint:2000'] };
    expect((await read(sample, more))?.facets).toMatchObject({
      scenario: 'blackmail',
      arm: 'rules',
      checkpoint: 2000,
      task: 'suite/blackmail_v2',
    });
    expect(
      (await read(sample, { model: 'org/run-checkpoint-500', task_args: { scenario: 'audit' } }))?.facets,
    ).toMatchObject({
      checkpoint: 500,
      scenario: 'audit',
    });
  });
  test('a single score of an older log has the scorer’s name, and its letter becomes a number', async () => {
    expect(
      (await read({ messages: [said('user', 'x')], score: { value: 'P' } }, { scorers: [{ name: 'match' }] }))?.scores,
    ).toMatchObject([{ grader: 'match', dimension: 'match', value: 0.5, label: 'P' }]);
  });
  test('a grade that could not be parsed has the state parse_failed, and the judge’s conversation is its context', async () => {
    const metadata = { unscored_reason: 'grade_parse_failure', grading: [said('user', 'grade this')] };
    expect(
      (await read({ messages: [said('user', 'x')], scores: { judge: { value: null, metadata } } }))?.scores,
    ).toMatchObject([{ state: 'parse_failed', value: null, context: metadata }]);
  });
  test('an assistant message that is input is marked as prefilled, and inline thinking becomes reasoning', async () => {
    const messages = [
      said('assistant', 'Sure,', { source: 'input' }),
      said('assistant', '<think>hm</think>\nyes', { source: 'generate' }),
    ];
    expect((await read({ messages }))?.messages).toMatchObject([
      { prefilled: true, blocks: [{ type: 'text', text: 'Sure,' }] },
      {
        prefilled: false,
        blocks: [
          { type: 'reasoning', text: 'hm', redacted: false },
          { type: 'text', text: 'yes' },
        ],
      },
    ]);
  });
  test('messages that the target no longer saw become a branch', async () => {
    const [q, bad, good] = [
      said('user', 'q', { id: 'q' }),
      said('assistant', 'bad', { id: 'b' }),
      said('assistant', 'good', { id: 'g' }),
    ];
    const event = (input: object[], message: object): object => ({
      event: 'model',
      role: 'target',
      input,
      output: { choices: [{ message }] },
    });
    const sample = { messages: [said('user', 'the auditor’s own view')], events: [event([q], bad), event([q], good)] };
    const transcript = await read(sample, { model: 'none/none', model_roles: { target: { model: 't' } } });
    expect(transcript?.messages.map(({ branch, blocks }) => [branch, blocks[0]])).toMatchObject([
      ['', { text: 'q' }],
      ['branch 1', { text: 'bad' }],
      ['', { text: 'good' }],
    ]);
    expect(transcript?.facets['model']).toBe('t');
  });
  test('an attachment replaces a text only if the text is nothing else', async () => {
    const sample = {
      messages: [said('user', 'attachment://h'), said('user', 'see attachment://h'), said('user', 'attachment://gone')],
      attachments: { h: 'words' },
    };
    expect((await read(sample))?.messages.map(({ blocks }) => blocks[0])).toMatchObject([
      { text: 'words' },
      { text: 'see attachment://h' },
      { text: 'attachment://gone' },
    ]);
  });
});

test('a compacted conversation is rebuilt from its events', async () => {
  const said = (role: string, content: string): object => ({ role, content });
  const turn = (input: object[], output: string): object => ({
    event: 'model',
    model: 'm',
    timestamp: '2026-01-01T00:00:00Z',
    input,
    output: { choices: [{ message: said('assistant', output) }] },
  });
  const task = said('user', 'Solve it.');
  const events = [
    turn([task], 'First thoughts.'),
    { event: 'compaction', type: 'summary' },
    turn([task, said('user', 'So far: thoughts.')], 'Done.'),
  ];
  const messages = [task, said('user', 'So far: thoughts.'), said('assistant', 'Done.')];
  const log = {
    version: 2,
    status: 'success',
    eval: { task: 't', task_id: 'i', run_id: 'r', created: '2026-01-01', model: 'm' },
    samples: [{ id: 1, epoch: 1, messages, events }],
  };
  const { transcripts } = await streamed(JSON.stringify(log), 1000);
  expect(transcripts[0]?.messages.map(({ blocks }) => blocks[0]?.text)).toEqual([
    'Solve it.',
    'First thoughts.',
    'So far: thoughts.',
    'Done.',
  ]);
});
