// The example of every format: counts, speakers, exact numbers in arguments, and no unknown field.
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formats, walk } from '../../main/importers/index.ts';
import { FIXTURES } from './fixtures.ts';
import { fixture, given } from './support.ts';

const QUESTION = 'Where is the key?';
const ANSWER = 'Under the mat.';
/** Arguments of the call in each example: a number beyond 2^53 keeps its digits. */
const ARGUMENTS = /"n": ?1234567890123456789/;
/** Formats of answers without the question, and formats without tool calls. */
const NO_QUESTION = new Set(['api-response', 'api-stream']);
const NO_TOOLS = new Set(
  'ai-studio aider answers arena conversation crewai grok helm lm-eval mt-bench oasst open-webui openai-evals preferences prompt-completion promptfoo who-and-when'.split(
    ' ',
  ),
);

describe('the example of each format', () => {
  test.each(FIXTURES)('%s', async (format, file, transcripts, messages, verdicts) => {
    const { found, rejected } = await given(fixture(file));
    expect(rejected).toEqual([]);
    expect(new Set(found.map((each) => each.format))).toEqual(new Set([format]));
    expect(found.map(({ choice }) => choice).filter((choice) => choice !== null)).toEqual([]);
    const all = found.map(({ transcript }) => transcript);
    const main = all.flatMap((each) => each.messages.filter(({ branch }) => branch === ''));
    expect({
      transcripts: all.length,
      messages: main.length,
      verdicts: all.reduce((sum, each) => sum + new Set(each.scores.map(({ grader }) => grader)).size, 0),
    }).toEqual({ transcripts, messages, verdicts });
    const said = (role: string): string =>
      main
        .flatMap((each) =>
          each.role === role ? each.blocks.filter(({ type }) => type === 'text').map(({ text }) => text) : [],
        )
        .join('\n');
    if (!NO_QUESTION.has(format)) expect(said('user')).toContain(QUESTION);
    expect(said('assistant')).toContain(ANSWER);
    const blocks = main.flatMap((each) => each.blocks);
    if (NO_TOOLS.has(format)) return;
    expect(blocks.filter(({ type }) => type === 'tool_call').map(({ text }) => text)).toContainEqual(
      expect.stringMatching(ARGUMENTS),
    );
    if (!NO_QUESTION.has(format) && format !== 'cursor')
      expect(blocks.filter(({ type }) => type === 'tool_result').map(({ text }) => text)).toContainEqual(
        expect.stringContaining('a key'),
      );
  });
  test('has no unknown field', async () => {
    for (const [format, file] of FIXTURES) {
      const { found } = await given(fixture(file));
      expect(
        found.flatMap(({ unknown }) => [...unknown.keys()]),
        format,
      ).toEqual([]);
    }
  });
  test('files that a format stores beside its own are skipped in a folder', async () => {
    const names: string[] = [];
    for (const folder of ['anthropic-batch', 'bloom', 'openai-batch', 'mt-bench', 'opencode-storage', 'terminal-bench'])
      for await (const each of walk([fixture(folder)]))
        if ('path' in each) names.push(each.path.replace(/^.*importers./, ''));
    expect(names).toEqual([
      'anthropic-batch/results.jsonl',
      'bloom/transcripts/transcript_v1r2.json',
      'openai-batch/results.jsonl',
      'mt-bench/answers.jsonl',
      'opencode-storage/session/global/ses_1.json',
      'terminal-bench/result.json',
    ]);
  });
});

test('every format is one module and has an example among the fixtures', () => {
  const modules = readdirSync(resolve('main/importers/formats')).map((name) => name.replace(/\.ts$/, ''));
  expect(new Set(formats.map(({ name }) => name))).toEqual(new Set(modules));
  const files = readdirSync(fixture('')).map((name) => name.replace(/\..*$/, ''));
  expect(modules.filter((name) => !files.includes(name))).toEqual([]);
});

test('README names all formats, in the order of `touchstone formats`', () => {
  const text = readFileSync(resolve('README.md'), 'utf8').replaceAll(/\s+/g, ' ');
  expect(text).toContain(` ${formats.map(({ name }) => `\`${name}\``).join(', ')}. `);
});
