// Chat rows of OpenAI, Anthropic and tau-bench: single values, lists and lines.
import { afterAll, describe, expect, test } from 'vitest';
import { fixture, folder, given, streamed } from './support.ts';

const files = folder();
afterAll(files.remove);
const user = { role: 'user', content: 'hello' };
const row = (more: object = {}): object => ({ messages: [user], ...more });
const one = async (value: unknown) => (await streamed(JSON.stringify(value))).transcripts[0];

test('the example of an OpenAI row is read', async () => {
  const { found } = await given(fixture('openai.jsonl'));
  expect(found).toMatchObject([
    { format: 'openai', where: 'line 1', transcript: { source_id: 'r1', facets: { model: 'gpt-4o' } } },
  ]);
  const [first] = found;
  expect(first?.transcript.messages.map(({ role, blocks }) => [role, blocks.map(({ type }) => type)])).toEqual([
    ['system', ['text']],
    ['user', ['text', 'image']],
    ['assistant', ['reasoning', 'tool_call']],
    ['tool', ['tool_result']],
    ['assistant', ['text']],
  ]);
  expect(first?.transcript.messages[3]?.blocks[0]).toMatchObject({ call_id: 'call_1', name: 'get_weather' });
  expect(first?.transcript.scores).toMatchObject([{ grader: 'judge', value: 4, explanation: 'ok' }]);
  expect(JSON.stringify(first?.transcript.metadata)).not.toContain('judge');
});

test('the example of an Anthropic row is read', async () => {
  const { found } = await given(fixture('anthropic.jsonl'));
  expect(found).toMatchObject([{ format: 'anthropic', transcript: { facets: { model: 'claude-opus-4-6' } } }]);
  expect(found[0]?.transcript.messages.map(({ role, blocks }) => [role, blocks.map(({ type }) => type)])).toEqual([
    ['system', ['text']],
    ['user', ['text']],
    ['assistant', ['reasoning', 'reasoning', 'text', 'tool_call']],
    ['tool', ['tool_result']],
    ['assistant', ['text']],
  ]);
});

test('the same rows are read as lines, as a list, compressed, in UTF-16, and with other line ends', async () => {
  const rows = [row({ id: 'a' }), row({ id: 'b' })];
  const ids = async (bytes: Buffer | string): Promise<string[]> =>
    (await streamed(bytes)).transcripts.map(({ source_id }) => source_id);
  const { gzipSync, zstdCompressSync } = await import('node:zlib');
  const text = rows.map((each) => `${JSON.stringify(each)}\r\n\r\n`).join('');
  expect(await ids(text)).toEqual(['a', 'b']);
  expect(await ids(`\ufeff${text}`)).toEqual(['a', 'b']);
  expect(await ids(JSON.stringify(rows, null, 2))).toEqual(['a', 'b']);
  expect(await ids(gzipSync(text))).toEqual(['a', 'b']);
  expect(await ids(Buffer.concat(rows.map((each) => zstdCompressSync(`${JSON.stringify(each)}\n`))))).toEqual([
    'a',
    'b',
  ]);
  expect(await ids(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(['a', 'b']);
});

test('a bare list of messages becomes one transcript, and the original text is unchanged', async () => {
  const text = JSON.stringify([user, { role: 'assistant', content: 'hi' }], null, 2);
  const { found } = await streamed(text, 5);
  expect(found).toMatchObject([
    { where: '', transcript: { title: 'hello', messages: [{ role: 'user' }, { role: 'assistant' }], original: text } },
  ]);
  const rows = await streamed(`[ ${JSON.stringify(row())} ,\n${JSON.stringify(row(), null, 1)}]`);
  expect(rows.found.map(({ where, transcript }) => [where, transcript.original])).toEqual([
    ['element 1 of the list', JSON.stringify(row())],
    ['element 2 of the list', JSON.stringify(row(), null, 1)],
  ]);
});

describe('fields beside the messages', () => {
  test('short texts and numbers become facets, among them scenario, model, arm and checkpoint', async () => {
    const transcript = await one(
      row({
        scenario: 'blackmail',
        model: 'm',
        arm: 'rules',
        checkpoint: '2000',
        temperature: 0.5,
        flag: true,
        long: 'x'.repeat(500),
        tags: ['a'],
      }),
    );
    expect(transcript?.facets).toEqual({
      scenario: 'blackmail',
      model: 'm',
      arm: 'rules',
      checkpoint: 2000,
      temperature: 0.5,
      flag: 'true',
    });
    expect(transcript?.metadata).toMatchObject({ tags: ['a'], long: 'x'.repeat(500) });
  });
  test('verdicts become scores, and are neither facets nor metadata', async () => {
    const scores = { harm: 3, realism: { score: 'high', rationale: 'because' }, skipped: null };
    const transcript = await one(row({ id: 'x', scores, reward: 0.5, grader: 'judge-1', metadata: { score: true } }));
    expect(transcript?.scores).toMatchObject([
      { grader: 'judge-1', dimension: 'harm', value: 3 },
      { grader: 'judge-1', dimension: 'realism', value: null, label: 'high', explanation: 'because' },
      { grader: 'judge-1', dimension: 'skipped', state: 'unscored' },
      { grader: 'judge-1', dimension: 'reward', value: 0.5 },
      { grader: 'judge-1', dimension: 'score', value: 1, label: 'true' },
    ]);
    expect(transcript?.facets).toEqual({});
    expect(JSON.stringify(transcript?.metadata)).not.toMatch(/harm|reward|score/);
  });
  test('verdicts under other names become scores too, so that no rater sees them before a blind label', async () => {
    const verdicts = {
      is_correct: true,
      passed: false,
      judge_score: 7,
      winner: 'model_a',
      utility: true,
      security: false,
      human_label: 'bad',
      pass: true,
      isCorrect: false,
      finalScore: 4,
    };
    const transcript = await one(
      row({ ...verdicts, reward_info: { reward: 1, db_match: true }, score_chosen: 2.5, epoch: 1 }),
    );
    expect(transcript?.facets).toEqual({ epoch: 1 });
    expect(transcript?.scores.map(({ dimension, value, label }) => [dimension, value, label])).toEqual([
      ['is_correct', 1, 'true'],
      ['passed', 0, 'false'],
      ['judge_score', 7, '7'],
      ['winner', null, 'model_a'],
      ['utility', 1, 'true'],
      ['security', 0, 'false'],
      ['pass', 1, 'true'],
      ['isCorrect', 0, 'false'],
      ['finalScore', 4, '4'],
      ['reward_info', 1, '1'],
      ['score_chosen', 2.5, '2.5'],
    ]);
    expect(JSON.stringify(transcript?.metadata)).not.toMatch(/correct|pass|judge|winner|human|finalScore/i);
  });
  test.each([
    ['safe harmful', 'facet'],
    ['is_safe isHarmful refusal isRefusal solved is_solved resolved isResolved success successful incorrect', 'score'],
    ['acc accuracy grade grades judgment judgements verdict ratings evaluation judge_output grader_scores', 'score'],
    ['tests_passed qualityRating helpfulReward finalVerdict overallGrades score_1 rating_b verdict_x', 'score'],
    ['rubric_scores model_rating final_verdict total_reward SCORE Reward', 'score'],
    ['passage password passengers correction successor accelerate scored_by underscore prejudge', 'facet'],
    ['human_label human_labels Human_Label', 'label'],
  ] as const)('%s: each becomes a %s', async (names, use) => {
    for (const name of names.split(' ')) {
      const transcript = await one(row({ [name]: true }));
      const taken = [
        ...(Object.hasOwn(transcript?.facets ?? {}, name) ? ['facet'] : []),
        ...(transcript?.scores.some(({ dimension }) => dimension === name) === true ? ['score'] : []),
      ];
      expect([name, ...taken]).toEqual([name, ...(use === 'label' ? [] : [use])]);
    }
  });
  test('fields get the chosen kind, and the report lists fields whose name decides their kind', async () => {
    const path = files.write(
      'uses.json',
      JSON.stringify(row({ passed: true, human_label: 'bad', tier: 3, mark: 0.5, metadata: { note: 'n' } })),
    );
    const [byName] = (await given(path)).found;
    expect(byName?.uses).toEqual([
      ['passed', 'score'],
      ['human_label', 'label'],
    ]);
    expect(byName?.transcript.facets).toEqual({ tier: 3, mark: 0.5, note: 'n' });
    const uses = { passed: 'facet', mark: 'score', tier: 'ignore', note: 'label' } as const;
    const [chosen] = (await given(path, { uses })).found;
    expect(chosen?.transcript.facets).toEqual({ passed: 'true' });
    expect(chosen?.transcript.scores).toMatchObject([{ grader: 'mark', dimension: 'mark', value: 0.5 }]);
    expect(JSON.stringify(chosen?.transcript.metadata)).not.toMatch(/tier|note|human/);
    expect(new Map(chosen?.uses)).toEqual(new Map([...Object.entries(uses), ['human_label', 'label']]));
  });
  test('scores without a named grader are named by their field, one score per dimension', async () => {
    expect(
      (await one(row({ scores: { a: 1 }, score: 2 })))?.scores.map(({ grader, dimension }) => [grader, dimension]),
    ).toEqual([
      ['scores', 'a'],
      ['score', 'score'],
    ]);
  });
});

describe('blocks', () => {
  const said = async (...messages: object[]) => (await one({ messages }))?.messages;
  test('arguments are indented JSON, or unchanged if they are not JSON, also of the older function_call', async () => {
    const call = (args: unknown): object => ({
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: args } }],
    });
    const texts = await said(call('{"a":1}'), call('{"a":'), call({ a: [] }), {
      role: 'assistant',
      content: '',
      function_call: { name: 'g', arguments: 'x' },
    });
    expect(texts?.map(({ blocks }) => blocks.map(({ text }) => text))).toEqual([
      ['{\n  "a": 1\n}'],
      ['{"a":'],
      ['{\n  "a": []\n}'],
      ['x'],
    ]);
  });
  test('calls as JSON text, or one call without a list, become calls, and other text is unchanged', async () => {
    const call = { id: 'c', type: 'function', function: { name: 'f', arguments: '{"n": 1234567890123456789}' } };
    const calling = (tool_calls: unknown): object => ({ role: 'assistant', content: null, tool_calls });
    const told = await said(
      calling([call]),
      calling(call),
      calling(JSON.stringify([call])),
      calling([JSON.stringify(call)]),
      calling(JSON.stringify(JSON.stringify([call]))),
      { role: 'assistant', function_call: JSON.stringify(call.function) },
      calling('f(x)'),
      calling([]),
    );
    const text = '{\n  "n": 1234567890123456789\n}';
    const one = { type: 'tool_call', call_id: 'c', name: 'f', text };
    expect(told?.map(({ blocks }) => blocks)).toEqual([
      [one],
      [one],
      [one],
      [one],
      [one],
      [{ ...one, call_id: '' }],
      [{ type: 'tool_call', call_id: '', name: '', text: 'f(x)' }],
      [],
    ]);
  });
  test('messages are read from text encoded once or twice, from a list of texts, and from a pair', async () => {
    const answer = { role: 'assistant', content: 'A' };
    const list = [user, answer];
    for (const messages of [
      JSON.stringify(list),
      JSON.stringify(JSON.stringify(list)),
      list.map((each) => JSON.stringify(each)),
    ])
      expect((await one({ messages }))?.messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
    const pair = await one({ prompt: 'q', chosen: JSON.stringify([answer]), rejected: '[1, 2]' });
    expect(pair?.messages[1]?.blocks).toEqual([{ type: 'text', text: 'A' }]);
    // an answer that is a list of numbers stays text
    const plain = await one({ prompt: 'q', chosen: '[1, 2]', rejected: 'no' });
    expect(plain?.messages[1]?.blocks).toEqual([{ type: 'text', text: '[1, 2]' }]);
  });
  test('a turn with one part outside of a list keeps its text', async () => {
    const contents = [
      { role: 'user', parts: [{ text: 'q' }] },
      { role: 'model', parts: { text: 'A' } },
    ];
    expect((await one({ contents }))?.messages[1]?.blocks).toEqual([{ type: 'text', text: 'A' }]);
  });
  test('<think> marks reasoning in the model’s messages, and is text in all others', async () => {
    const content = '<think>a</think>b';
    expect(
      (await said({ role: 'user', content }, { role: 'assistant', content }, { role: 'tool', content }))?.map(
        ({ blocks }) => blocks.map(({ text }) => text),
      ),
    ).toEqual([[content], ['a', 'b'], [content]]);
  });
  test('an image that is only an address is never downloaded', async () => {
    const url = 'https://example.org/a.png';
    expect((await said({ role: 'user', content: [{ type: 'image_url', image_url: { url } }] }))?.[0]?.blocks).toEqual([
      { type: 'image', data: null, text: url },
    ]);
  });
  test('a speaker with an unknown role keeps its name: a user beside an assistant, or one of several agents', async () => {
    const critic = { role: 'critic', content: 'no' };
    const assistant = { role: 'assistant', content: 'x' };
    expect(await said(user, assistant, critic)).toMatchObject([{}, {}, { role: 'user', name: 'critic' }]);
    expect(
      await said({ role: 'human', content: 'task' }, { role: 'Orchestrator (thought)', content: 'plan' }, critic),
    ).toMatchObject([
      { role: 'user' },
      { role: 'assistant', name: 'Orchestrator (thought)', blocks: [{ type: 'reasoning', text: 'plan' }] },
      { role: 'assistant', name: 'critic' },
    ]);
  });
});

test('tau-bench results: the reward becomes a score', async () => {
  const result = {
    task_id: 3,
    reward: 1,
    trial: 2,
    info: { source: 'user', reward_info: { r: 1 } },
    traj: [{ role: 'system', content: 's' }, user],
  };
  const { found } = await streamed(JSON.stringify([result, { ...result, reward: null }]));
  expect(found).toMatchObject([
    {
      format: 'tau-bench',
      transcript: {
        facets: { task_id: 3, trial: 2 },
        scores: [{ grader: 'tau-bench', dimension: 'reward', value: 1, context: { r: 1 } }],
        metadata: { source: 'user' },
      },
    },
    { transcript: { scores: [{ state: 'unscored' }] } },
  ]);
});

describe('several answers to one prompt', () => {
  test('UltraFeedback: one pair, and each answer has its model, scores and explanations', async () => {
    const { transcripts } = await given(fixture('answers.jsonl'));
    const [first, second] = transcripts;
    expect([first?.source_id, second?.source_id]).toEqual(['p1/1', 'p1/2']);
    expect(first?.facets).toMatchObject({ pair: 'p1', choice: '1', model: 'm1', source: 's' });
    expect(first?.scores).toMatchObject([
      { dimension: 'overall_score', value: 8.5, explanation: 'Right.' },
      { grader: 'annotations', dimension: 'honesty', value: 5, explanation: 'It is there.' },
    ]);
    expect(second?.scores[0]).toMatchObject({ value: 1, label: '1.0' });
    expect(JSON.stringify([first?.metadata, first?.facets])).not.toMatch(/Right|Rating|overall|In the lock/);
  });
  test('PKU-SafeRLHF: the judgements of each answer, and which answer is better, become scores', async () => {
    const [, , third, fourth] = (await given(fixture('answers.jsonl'))).transcripts;
    const scores = (found: typeof third): unknown => found?.scores.map(({ dimension, value }) => [dimension, value]);
    expect(scores(third)).toEqual([
      ['safe', 1],
      ['severity_level', 0],
      ['better', 1],
      ['safer', 1],
    ]);
    expect(scores(fourth)).toEqual([
      ['safe', 0],
      ['severity_level', 2],
      ['better', 0],
      ['safer', 0],
    ]);
    expect(third?.facets['pair']).toBe(fourth?.facets['pair']);
    expect(Object.keys(third?.facets ?? {})).toEqual(['pair', 'choice']);
    expect(third?.metadata).toEqual({});
  });
  test('answers are read as texts or messages, and the right answers of a question are not answers of a model', async () => {
    const answers = async (value: object) => (await streamed(JSON.stringify(value))).transcripts.length;
    expect(await answers({ prompt: 'q', responses: ['a', 'b', 'c'] })).toBe(3);
    expect(await answers({ prompt: [user], outputs: [{ role: 'assistant', content: 'a' }] })).toBe(1);
    expect(await answers({ question: 'q', answers: ['a', 'b'] })).toBe(0);
  });
});
