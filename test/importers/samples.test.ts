// Every file of the shared samples: supported formats give the counts of INDEX.csv, and every other file is read or
// refused with a reason.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../exporters/parse-csv.ts';
import { given } from './support.ts';

const PLACES = [process.env['TOUCHSTONE_SAMPLES'], '../shared/samples', '../../shared/samples'].filter(
  (path) => path !== undefined,
);
const root = PLACES.map((path) => resolve(path)).find((path) => existsSync(join(path, 'INDEX.csv')));

interface Row {
  file: string;
  format: string;
  bytes: number;
  samples: number;
  messages: number;
  scores: number;
}

const READ: Record<string, string | string[]> = {
  'inspect .eval': 'inspect',
  'inspect .json': 'inspect',
  'tau-bench result': 'tau-bench',
  'tau-bench results (OpenAI messages)': 'tau-bench',
  'ATIF trajectory': 'atif',
  ShareGPT: 'sharegpt',
  'mini-swe-agent traj (bare message list)': 'openai',
  'claude-code jsonl': 'claude-code',
  'codex rollout jsonl': 'codex',
  'swe-agent .traj': 'swe-agent',
  'openhands output.jsonl': 'openhands',
  'openhands sdk events jsonl': 'openhands-sdk',
  'API request/response pairs': 'api-exchange',
  'tau2-bench simulation': 'tau2-bench',
  'pi session jsonl': 'pi',
  'MT-Bench answers jsonl': 'mt-bench',
  'LangSmith run payload': 'langsmith',
  'Langfuse trace': 'langfuse',
  'HELM scenario_state': 'helm',
  'lm-evaluation-harness samples': 'lm-eval',
  // rows without a channel are like other chat messages
  'Harmony JSON': ['openai', 'harmony'],
  'Harmony text': 'harmony-text',
  'ChatGPT export': 'chatgpt',
  'Grok export': 'grok',
  'OTLP JSON lines': 'otlp',
  'gptme jsonl': 'message-lines',
  'vibe jsonl': 'message-lines',
  'grok-build jsonl': 'grok-build',
  'iflow jsonl': 'claude-code',
  'kiro json': 'kiro',
  'aider markdown': 'aider',
  'Who&When': 'who-and-when',
};

function rows(): Row[] {
  if (root === undefined) return [];
  const [head = [], ...lines] = parseCsv(readFileSync(join(root, 'INDEX.csv'), 'utf8').replaceAll(/\r?\n/g, '\r\n'));
  return lines.map((cells) => {
    const field = (name: string): string => cells[head.indexOf(name)] ?? '';
    const [bytes = 0, samples = 0, messages = 0, scores = 0] = ['bytes', 'samples', 'messages', 'scores'].map((name) =>
      Number(field(name)),
    );
    return { file: field('file'), format: field('format'), bytes, samples, messages, scores };
  });
}

const all = rows();
const path = (file: string): string => join(root ?? '', file);

/** Formats whose messages INDEX.csv does not count in every file. */
const UNCOUNTED = new Set(['tau2-bench simulation', 'Langfuse trace', 'OTLP JSON lines']);

/**
 * Counts that differ from INDEX.csv: it counts the requests of API exchanges without the responses (and as a sample an
 * exchange that is not a conversation), every event of the OpenHands SDK although most only contain a state, and no
 * verdict of the resolver.
 */
const OTHERWISE: Record<string, { samples: number; messages: number; scores: number }> = {
  // INDEX.csv counts only what a person typed
  'real/agent_sessions/aider__chat.history.md': { samples: 1, messages: 9, scores: 0 },
  // the file contains tokens as numbers, no text
  'real/harmony/test_simple_tool_call.txt': { samples: 0, messages: 0, scores: 0 },
  'real/openhands/tests__unit__resolver__mock_output__output.jsonl': { samples: 2, messages: 52, scores: 2 },
  'real/openhands_sdk/goal__fixtures__events.jsonl': { samples: 1, messages: 5, scores: 0 },
  'real/api_messages/anthropic__tool_with_thinking.json': { samples: 2, messages: 6, scores: 0 },
  'real/api_messages/anthropic__thinking_part.json': { samples: 2, messages: 6, scores: 0 },
  'real/api_messages/anthropic__parallel_tool_calls.json': { samples: 2, messages: 8, scores: 0 },
  'real/api_messages/anthropic__server_code_execution.json': { samples: 2, messages: 6, scores: 0 },
  'real/api_messages/openai_responses__tool_call.json': { samples: 2, messages: 6, scores: 0 },
  'real/api_messages/openai_responses__reasoning_summary.json': { samples: 1, messages: 3, scores: 0 },
  'real/api_messages/openai_responses__tool_output.json': { samples: 2, messages: 6, scores: 0 },
  'real/api_messages/openai_chat__test_compatible_api_with_tool_calls_without_id.json': {
    samples: 2,
    messages: 6,
    scores: 0,
  },
  'real/api_messages/openai_chat__test_image_as_binary_content_input.json': { samples: 1, messages: 2, scores: 0 },
  'real/api_messages/openai_chat__test_image_url_input_force_download.json': { samples: 1, messages: 2, scores: 0 },
};

/** Formats for which INDEX.csv counts steps: tool results are part of a step, so they are not counted. */
const BY_STEP = new Set(['ATIF trajectory']);

// INDEX.csv counts the messages of the final conversation, and one score for each sample and scorer, whatever the
// number of dimensions
describe.skipIf(root === undefined)(
  'supported formats give the counts of INDEX.csv (skipped without the shared samples)',
  () => {
    test.each(all.filter((row) => READ[row.format] !== undefined))(
      '$file',
      async ({ file, format, bytes, ...counted }) => {
        const { samples, messages, scores } = OTHERWISE[file] ?? counted;
        const uncounted = messages === 0 && UNCOUNTED.has(format);
        let seen = 0;
        const { found, transcripts, rejected } = await given(path(file), { onBytes: (n) => (seen += n) });
        expect({
          samples: found.length,
          messages: uncounted
            ? 0
            : transcripts.reduce(
                (sum, each) =>
                  sum +
                  each.messages.filter(({ branch, role }) => branch === '' && !(role === 'tool' && BY_STEP.has(format)))
                    .length,
                0,
              ),
          scores: transcripts.reduce((sum, each) => sum + new Set(each.scores.map((score) => score.grader)).size, 0),
        }).toEqual({ samples, messages, scores });
        expect(new Set(found.map((item) => item.format))).toEqual(new Set(samples === 0 ? [] : [READ[format]].flat()));
        expect(rejected).toHaveLength(samples === 0 ? 1 : Math.max(0, counted.samples - samples));
        expect(seen).toBe(bytes);
        expect(new Set(transcripts.map((each) => each.source_id || each.original)).size).toBe(samples);
      },
    );
  },
);

describe.skipIf(root === undefined)('files of other formats', () => {
  test('are refused with a reason, or give transcripts with messages', async () => {
    for (const { file } of all.filter((row) => READ[row.format] === undefined)) {
      const { transcripts, rejected } = await given(path(file));
      expect(transcripts.length + rejected.length, file).toBeGreaterThan(0);
      for (const { reason } of rejected) expect(reason, file).toMatch(/\w{3}/);
      for (const { messages } of transcripts) expect(messages.length, file).toBeGreaterThan(0);
    }
  });
});
