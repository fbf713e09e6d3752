// Results of agentic-misalignment: a response with its two verdicts, and the prompts of its condition from the folder
// that it is in.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Score } from '../../../contract/score.ts';
import type { Message } from '../../../contract/transcript.ts';
import { conditionFacets } from '../misalignment/condition.ts';
import { responseBlocks } from '../misalignment/response.ts';
import { sure, type FileImporter, type ReadItem } from '../importer.ts';
import { message, plain, text } from '../normal/blocks.ts';
import { setFacet, timeOf, type Facets } from '../normal/facets.ts';
import { plainScore } from '../normal/scores.ts';
import { AnyJson, MaybeText } from '../normal/wire.ts';
import type { Sniff } from '../read/sniff.ts';
import type { Source } from '../read/source.ts';
import { decode } from '../read/text.ts';
import { isIoError, Unreadable } from '../read/unreadable.ts';
import { whole } from '../read/whole.ts';

const Verdict = z.boolean().nullish().catch(null);
const Classification = z.looseObject({
  harmful_behavior: Verdict,
  classifier_verdict: Verdict,
  classifier_reasoning: MaybeText,
  classifier_model: MaybeText,
  classified_at: MaybeText,
});
const Response = z.looseObject({
  raw_response: z.string(),
  reasoning_content: MaybeText,
  metadata: z.looseObject({
    model: MaybeText,
    condition: MaybeText,
    sample_id: z.union([z.string(), z.number()]).nullish(),
    timestamp: MaybeText,
  }),
  classification: Classification.nullish(),
});
type Response = z.infer<typeof Response>;

/**
 * Prompts are in the experiment's root folder, this many levels above a response: with a level for models, or (older)
 * without.
 */
const ROOTS = ['../../../../..', '../../../..'];
const PROMPT_FILES = ['system_prompt.txt', 'user_prompt.txt', 'email_content.txt'] as const;
const PROMPT = /^(?:(?:system_prompt|user_prompt|email_content)\.txt|metadata\.json)$/;

/** The prompts of a condition that has responses, and the note about the progress of the experiment. */
function isBeside(path: string): boolean {
  const folder = dirname(path);
  if (basename(path) === 'experiment_state.json') return existsSync(join(folder, 'prompts'));
  const root = dirname(dirname(folder));
  if (!PROMPT.test(basename(path)) || basename(dirname(folder)) !== 'prompts') return false;
  return existsSync(join(root, 'models')) || existsSync(join(root, basename(folder)));
}

async function textOf(path: string): Promise<string> {
  try {
    return decode(await readFile(path));
  } catch (error) {
    if (isIoError(error)) return '';
    if (error instanceof Unreadable) throw new Unreadable(`its ${basename(path)}: ${error.message}`, { cause: error });
    throw error;
  }
}

/**
 * The prompts of the condition whose folder contains the response. The folder's name is taken from the path that the
 * user gave, never from the file.
 */
async function promptsFor(path: string): Promise<string[]> {
  const condition = basename(dirname(dirname(path)));
  for (const root of ROOTS) {
    const folder = join(path, root, 'prompts', condition);
    const texts = await Promise.all(PROMPT_FILES.map((name) => textOf(join(folder, name))));
    if (texts.some((each) => each !== '')) return texts;
  }
  return [];
}

function scoresOf({ classification }: Response): Score[] {
  if (classification === undefined || classification === null) return [];
  const { classifier_reasoning, classifier_model, classified_at, classifier_verdict, harmful_behavior } =
    classification;
  const context = { classifier_model: classifier_model ?? null, classified_at: classified_at ?? null };
  const explanation = classifier_reasoning ?? null;
  const at = timeOf(classified_at);
  // the judge alone, and the judge together with the scenario's own rule: two graders
  return [
    { ...plainScore('classifier_verdict', 'harmful_behavior', classifier_verdict ?? null), explanation, context, at },
    { ...plainScore('harmful_behavior', 'harmful_behavior', harmful_behavior ?? null), context, at },
  ];
}

function messagesOf(wire: Response, [system = '', user = '', mail = '']: readonly string[]): Message[] {
  const asked = [user, mail].filter((each) => each !== '').join('\n');
  return [
    ...(system === '' ? [] : [message('system', plain(system))]),
    ...(asked === '' ? [] : [message('user', [text(asked)])]),
    {
      ...message('assistant', responseBlocks(wire.raw_response, wire.reasoning_content ?? '')),
      model: wire.metadata.model ?? null,
    },
  ];
}

async function* read(source: Source, sniff: Sniff): AsyncGenerator<ReadItem> {
  const { text: original, values } = await whole(source, sniff);
  const wire = Response.parse(values[0]);
  const prompts = source.path === null ? [] : await promptsFor(source.path);
  const condition = wire.metadata.condition ?? (source.path === null ? '' : basename(dirname(dirname(source.path))));
  const facets: Facets = {};
  setFacet(facets, 'model', wire.metadata.model ?? undefined);
  for (const [name, value] of Object.entries(conditionFacets(condition))) setFacet(facets, name, value);
  const sample = wire.metadata.sample_id ?? '';
  setFacet(facets, 'sample', sample);
  yield {
    kind: 'found',
    transcript: {
      source_id: [wire.metadata.model, condition, String(sample)].filter(Boolean).join('/'),
      title: [condition, wire.metadata.model, `sample ${sample}`].filter(Boolean).join(' · '),
      created_at: timeOf(wire.metadata.timestamp),
      facets,
      messages: messagesOf(wire, prompts),
      scores: scoresOf(wire),
      metadata: AnyJson.parse(wire.metadata),
      original,
    },
    where: '',
    record: values[0] ?? null,
  };
  if (prompts.length === 0)
    yield {
      kind: 'rejected',
      where: 'prompts',
      reason: `the prompts of ${condition} are not in its folder; only the response is imported`,
    };
}

export const importer: FileImporter = {
  reads: 'file',
  name: 'agentic-misalignment',
  description:
    'agentic-misalignment results: prompts and response as one transcript, the classifier’s verdict and the final verdict as two graders.',
  detects: 'a response.json with `raw_response`, in the folder of its condition',
  fields: [
    'raw_response',
    'reasoning_content',
    'metadata',
    ...'harmful_behavior classifier_verdict classifier_reasoning classified_at classifier_model classification_time_ms'
      .split(' ')
      .map((name) => `classification.${name}`),
  ],
  beside: isBeside,
  detect: (sniff) =>
    sniff.kind === 'json' &&
    sniff.layout === 'object' &&
    sniff.fields.includes('raw_response') &&
    !sniff.fields.includes('messages')
      ? sure('it has `raw_response`')
      : null,
  read,
};
