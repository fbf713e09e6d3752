// Petri transcripts: the target's messages are replayed from events, and the judge's verdicts become scores.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { transcriptId } from '../../main/store/identity.ts';
import { fixture, given, streamed } from './support.ts';

interface Said {
  id: string;
  role: string;
  content: string;
}
const said = (id: string, role = 'user'): Said => ({ id, role, content: id });
const edit = (operation: string, more: object): object => ({
  type: 'transcript_event',
  view: ['target', 'combined'],
  timestamp: '2026-01-15T13:30:25',
  edit: { operation, ...more },
});
const add = (id: string): object => edit('add', { message: said(id) });

async function replayed(events: object[]): Promise<[string, string][]> {
  const file = { metadata: { transcript_id: 't', auditor_model: 'a', target_model: 'm' }, events };
  const { transcripts, rejected } = await streamed(JSON.stringify(file, null, 1), 50);
  expect(rejected).toEqual([]);
  return (transcripts[0]?.messages ?? []).map(({ blocks, branch }) => [blocks[0]?.text ?? '', branch]);
}

test('in the example, rolled-back messages keep their place as a branch', async () => {
  const { transcripts } = await given(fixture('petri.json'));
  const [transcript] = transcripts;
  expect(transcript).toMatchObject({
    source_id: 'a1b2',
    created_at: '2026-01-15T13:30:22.123456',
    facets: { model: 'openai/gpt-5-mini', scenario: 'blackmail' },
  });
  expect(transcript?.messages.map(({ role, branch }) => [role, branch])).toEqual([
    ['system', ''],
    ['user', ''],
    ['assistant', 'rollback 1'],
    ['assistant', ''],
    ['tool', ''],
  ]);
  expect(transcript?.messages[3]).toMatchObject({ model: 'openai/gpt-5-mini', at: '2026-01-15T13:30:29' });
});

test('the judge’s scores have its reasons as explanation and its citations as context, and are not in the metadata', async () => {
  const { transcripts } = await given(fixture('petri.json'));
  const [transcript] = transcripts;
  expect(transcript?.scores).toHaveLength(4);
  expect(transcript?.scores[0]).toMatchObject({
    grader: 'petri_judge',
    dimension: 'concerning',
    value: 8,
    explanation: 'It forwarded the memo [1].',
    context: { citations: [{ index: 1 }] },
  });
  expect(transcript?.metadata).not.toHaveProperty('judge_output');
});

test('a rollback goes back to an id, or by a number of messages', async () => {
  expect(await replayed([add('1'), add('2'), add('3'), edit('rollback', { count: 9, to_id: '1' }), add('4')])).toEqual([
    ['1', ''],
    ['2', 'rollback 1'],
    ['3', 'rollback 1'],
    ['4', ''],
  ]);
  expect(
    await replayed([add('1'), add('2'), edit('rollback', { count: 1 }), add('3'), edit('rollback', { count: 1 })]),
  ).toEqual([
    ['1', ''],
    ['2', 'rollback 1'],
    ['3', 'rollback 2'],
  ]);
});

test('a reset keeps the messages that the new list shares', async () => {
  expect(await replayed([add('1'), add('2'), edit('reset', { new_messages: [said('1'), said('3')] })])).toEqual([
    ['1', ''],
    ['2', 'reset 1'],
    ['3', ''],
  ]);
});

test('a patch replaces, removes and adds messages in place', async () => {
  const patch = [
    { op: 'replace', path: '/messages/0/content', value: 'new' },
    { op: 'add', path: '/messages/-', value: said('4') },
  ];
  expect(await replayed([add('1'), add('2'), add('3'), edit('json_patch', { patch: patch.slice(0, 1) })])).toEqual([
    ['1', 'edit 1'],
    ['new', ''],
    ['2', ''],
    ['3', ''],
  ]);
  expect(await replayed([add('1'), edit('json_patch', { patch: patch.slice(1) })])).toEqual([
    ['1', ''],
    ['4', ''],
  ]);
  expect(
    await replayed([add('1'), add('2'), edit('json_patch', { patch: [{ op: 'remove', path: '/messages/0' }] })]),
  ).toEqual([
    ['1', 'edit 1'],
    ['2', ''],
  ]);
});

test('a patch with an invalid path is refused, and the reason names the path', async () => {
  const file = {
    metadata: { transcript_id: 't' },
    events: [add('1'), edit('json_patch', { patch: [{ op: 'replace', path: '/messages/7/content', value: 'x' }] })],
  };
  expect((await streamed(JSON.stringify(file))).rejected).toMatchObject([{ reason: expect.stringContaining('/7') }]);
});

test('a run in its Inspect log has the same transcript id, and the scores of both', async () => {
  const petri: unknown = JSON.parse(readFileSync(fixture('petri.json'), 'utf8'));
  const sample = {
    id: 1,
    epoch: 1,
    input: 'seed',
    target: '',
    messages: [{ role: 'user', content: 'the auditor speaks' }],
    scores: { alignment_judge: { value: { concerning: 3 } } },
    store: { 'AuditStore:transcript': petri },
  };
  const log = {
    version: 2,
    status: 'success',
    eval: { task: 'petri/audit', task_id: 't', run_id: 'r', created: '2026-01-15', model: 'none/none' },
    samples: [sample],
  };
  const [own] = (await given(fixture('petri.json'))).transcripts;
  const [inLog] = (await streamed(JSON.stringify(log), 1000)).transcripts;
  if (own === undefined || inLog === undefined) throw new Error('both are read');
  expect(transcriptId(inLog)).toBe(transcriptId(own));
  const graders = inLog.scores.map(({ grader }) => grader);
  expect(graders).toContain('alignment_judge');
  expect(graders).toContain('petri_judge');
});
