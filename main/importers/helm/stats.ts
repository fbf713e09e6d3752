// The metrics of each instance that HELM writes beside a scenario state, as scores.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Score } from '../../../contract/score.ts';
import type { Json } from '../../../contract/transcript.ts';
import { jsonText } from '../normal/json-text.ts';
import { plainScore } from '../normal/scores.ts';
import { list, object } from '../read/json-values.ts';
import { parseJson } from '../read/lenient-json.ts';

/** Maximum size of the file. A larger one is not read, and its metrics are not imported. */
const LONGEST = 200_000_000;
/** Numbers about the request and the completion, which do not evaluate anything. */
const BOOKKEEPING =
  /^(?:num_|training_|inference_|finish_reason_|batch_size$|prompt_truncated$|max_prob$|logprob|bits_per_|perplexity$)/;

/** The key of an instance in both files. */
export const keyOf = (id: Json | undefined, trial: Json | undefined, perturbation: Json | undefined): string =>
  JSON.stringify([jsonText(id), jsonText(trial), jsonText(object(perturbation)['name'])]);

function scoreOf(stat: Json): Score[] {
  const { name, count = null, mean = null } = object(stat);
  const metric = jsonText(object(name)['name']);
  return metric === '' || BOOKKEEPING.test(metric) || count === 0 ? [] : [plainScore('helm', metric, mean)];
}

/** The scores of each instance by its key; empty if the file is missing, too large or broken. */
export function statsBeside(path: string | null): Map<string, Score[]> {
  const file = path === null ? '' : join(dirname(path), 'per_instance_stats.json');
  if (file === '' || !existsSync(file) || statSync(file).size > LONGEST) return new Map();
  let rows: Json[];
  try {
    rows = list(parseJson(readFileSync(file, 'utf8')));
  } catch {
    return new Map();
  }
  return new Map(
    rows.map((each) => {
      const row = object(each);
      const key = keyOf(row['instance_id'], row['train_trial_index'], row['perturbation']);
      return [key, list(row['stats']).flatMap(scoreOf)];
    }),
  );
}
