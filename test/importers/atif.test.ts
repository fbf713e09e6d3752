// ATIF trajectories: steps become messages, results are matched to calls, copied context is left out, and paths are
// never opened.
import { expect, test } from 'vitest';
import { streamed } from './support.ts';

const read = async (steps: unknown, more: object = {}) =>
  streamed(
    JSON.stringify({
      schema_version: 'ATIF-v1.6',
      session_id: 's',
      agent: { name: 'terminus', version: '2' },
      steps,
      ...more,
    }),
  );
const call = (tool_call_id: string, function_name: string): object => ({
  tool_call_id,
  function_name,
  arguments: { a: 1 },
});

test('an agent’s step becomes its message and a message of its tools, with each result matched to its call', async () => {
  const { found } = await read([
    { step_id: 1, source: 'user', message: 'Do it.', timestamp: '2026-01-02T03:04:05Z' },
    {
      step_id: 2,
      source: 'agent',
      model_name: 'm',
      reasoning_content: 'hm',
      message: 'Both.',
      tool_calls: [call('c1', 'f'), call('c2', 'g')],
      observation: { results: [{ source_call_id: 'c2', content: 'two' }, { content: 'whose?' }] },
    },
  ]);
  expect(found).toMatchObject([
    {
      format: 'atif',
      transcript: {
        source_id: 's',
        title: 'Do it.',
        created_at: '2026-01-02T03:04:05Z',
        facets: { model: 'm', agent: 'terminus' },
      },
    },
  ]);
  expect(found[0]?.transcript.messages).toMatchObject([
    { role: 'user' },
    {
      role: 'assistant',
      model: 'm',
      blocks: [{ type: 'reasoning' }, { type: 'text' }, { call_id: 'c1' }, { call_id: 'c2', name: 'g' }],
    },
    {
      role: 'tool',
      blocks: [
        { call_id: 'c2', name: 'g', text: 'two' },
        { call_id: '', name: '', text: 'whose?' },
      ],
    },
  ]);
});

test('a result that names no call belongs to the only call', async () => {
  const { transcripts } = await read([
    { source: 'agent', message: '', tool_calls: [call('c', 'f')], observation: { results: [{ content: 'x' }] } },
  ]);
  expect(transcripts[0]?.messages[1]?.blocks).toMatchObject([{ call_id: 'c', name: 'f', text: 'x' }]);
});

test('steps copied from an earlier file are counted and not imported', async () => {
  const steps = [
    { source: 'user', message: 'old', is_copied_context: true },
    { source: 'agent', message: 'new' },
  ];
  const { transcripts } = await read(steps, { trajectory_id: 't', continued_trajectory_ref: '../../etc/passwd' });
  expect(transcripts).toMatchObject([
    {
      source_id: 't',
      messages: [{ role: 'assistant' }],
      metadata: { copied_steps: 1, continued_trajectory_ref: '../../etc/passwd' },
    },
  ]);
});

test('the path of an image is stored and never opened', async () => {
  const parts = [
    { type: 'text', text: 'See:' },
    { type: 'image', source: { media_type: 'image/png', path: '../../secret.png' } },
  ];
  const { transcripts } = await read([{ source: 'user', message: parts }]);
  expect(transcripts[0]?.messages[0]?.blocks).toEqual([
    { type: 'text', text: 'See:' },
    { type: 'image', data: null, text: '../../secret.png' },
  ]);
});

test('a step without a valid source is refused, and the reason names the field', async () => {
  const { rejected } = await read([{ source: 'narrator', message: 'x' }]);
  expect(rejected).toMatchObject([{ reason: expect.stringContaining('steps.0.source') }]);
});

test('a result without content is skipped, and one with only a reference to a subagent names the subagent', async () => {
  const step = (results: object[]): object => ({
    step_id: 1,
    source: 'agent',
    message: 'I call.',
    tool_calls: [call('c1', 'f')],
    observation: { results },
  });
  const blocks = async (results: object[]) =>
    (await read([step(results)])).transcripts[0]?.messages.slice(1).flatMap((each) => each.blocks);
  expect(await blocks([{ source_call_id: 'c1', content: null }])).toEqual([]);
  expect(await blocks([{ source_call_id: 'c1' }])).toEqual([]);
  expect(await blocks([{ source_call_id: 'c1', content: '' }])).toMatchObject([{ type: 'tool_result', text: '' }]);
  expect(
    await blocks([{ source_call_id: 'c1', content: null, subagent_trajectory_ref: [{ session_id: 's2' }] }]),
  ).toMatchObject([{ text: expect.stringContaining('s2') }]);
});
