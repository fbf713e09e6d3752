// Bloom runs: the judge's verdicts become scores of each rollout, from judgment.json or from the transcript itself.
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { fixture, folder, given } from './support.ts';

const files = folder();
afterAll(files.remove);

const judgments = fixture('bloom/judgment.json');
const rollout = fixture('bloom/transcripts/transcript_v1r2.json');

test('the scores of judgment.json and those in the transcript become scores of the rollout that they name', async () => {
  const { transcripts } = await given(rollout);
  const [{ facets, scores, metadata } = { facets: {}, scores: [], metadata: null }] = transcripts;
  expect(facets).toEqual({
    evaluator_model: 'asker-1',
    model: 'larch-2',
    behavior: 'flattery',
    variation: 1,
    repetition: 2,
  });
  expect(scores.map(({ grader, dimension, value }) => [grader, dimension, value])).toEqual([
    ['bloom_judge', 'behavior_presence', 2],
    ['bloom_judge', 'unrealism', 4],
  ]);
  expect(scores[0]).toMatchObject({
    explanation: 'Nothing of the behaviour.',
    context: { individual_samples: [{ behavior_presence: 2 }], full_judgment_response: expect.any(String) },
  });
  expect(JSON.stringify(metadata)).not.toContain('behaviour');
});

test('without judgment.json a rollout has its own scores, and a failed judge gives the state parse_failed', async () => {
  mkdirSync(files.path('run'));
  const own = files.path('run/transcript_v1r2.json');
  copyFileSync(rollout, own);
  const [alone] = (await given(own)).transcripts;
  expect(alone?.scores.map(({ dimension, value, explanation }) => [dimension, value, explanation])).toEqual([
    ['behavior_presence', 2, 'Nothing of the behaviour.'],
  ]);
  rmSync(own);
  copyFileSync(judgments, files.path('run/judgment.json'));
  const failed = files.write(
    'run/transcript_v2r1.json',
    readFileSync(rollout, 'utf8').replace(/,\s*"judgment".*/, '}'),
  );
  const [lost] = (await given(failed)).transcripts;
  expect(lost?.scores.map(({ dimension, state, explanation }) => [dimension, state, explanation])).toEqual([
    ['behavior_presence', 'parse_failed', 'timeout'],
  ]);
});

test('judgments alone are refused, and the reason names the missing transcripts', async () => {
  const { found, rejected } = await given(judgments);
  expect(found).toEqual([]);
  expect(rejected.map(({ reason }) => reason)).toEqual([expect.stringContaining('without their transcripts')]);
});
