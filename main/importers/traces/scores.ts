// Reads scores of evaluators that tracing tools store beside a trace. Scores by people are imported as labels, not
// here.
import type { Score } from '../../../contract/score.ts';
import type { Json } from '../../../contract/transcript.ts';
import { timeOf } from '../normal/facets.ts';
import { distinct, plainScore } from '../normal/scores.ts';
import { filled } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

const HUMAN = /^(?:annotation|human)$/i;

/** One score, by the field names of several tools. */
function scoreOf(entry: JsonObject): Score[] {
  const source = isObject(entry['source']) ? entry['source']['source_type'] : entry['source'];
  const kind = filled(source) ?? filled(entry['annotator_kind']) ?? '';
  const name = filled(entry['name']) ?? filled(entry['assessment_name']) ?? filled(entry['key']) ?? 'score';
  if (HUMAN.test(kind)) return [];
  const inner = isObject(entry['result']) ? entry['result'] : isObject(entry['feedback']) ? entry['feedback'] : entry;
  const label = filled(inner['stringValue']) ?? filled(inner['label']);
  const value = inner['value'] ?? inner['score'] ?? label;
  if (value === undefined || isObject(value)) return [];
  const explanation = filled(entry['comment']) ?? filled(inner['explanation']) ?? filled(entry['rationale']);
  const at = timeOf(entry['timestamp'] ?? entry['createdAt'] ?? entry['created_at'] ?? entry['create_time']);
  return [{ ...plainScore(name, name, value), explanation, at }];
}

/** The scores of a list, one for each name. */
export const listedScores = (list: Json | undefined): Score[] =>
  distinct((Array.isArray(list) ? list : []).flatMap((entry) => (isObject(entry) ? scoreOf(entry) : [])));
