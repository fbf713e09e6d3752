// Gold as examples for a grader's prompt, grouped so that no example is a sibling of the transcript to judge.
import type { FormOf } from '../../../contract/export.ts';
import { exampleColumns, type FewShotRow } from '../../exporters/index.ts';
import { transcriptKey } from '../../store/index.ts';
import type { Context } from './context.ts';
import { examplesOf } from './examples.ts';
import { tablePlan, type Plan, type Wish } from './files.ts';
import { siblingsOf } from './siblings.ts';

/**
 * Every gold level of these transcripts as an example. With `judged` (a transcript's id, or its beginning) that
 * transcript and its siblings are left out. Throws `not_found`.
 */
export function fewShotPlan(
  wish: Wish,
  context: Context,
  found: readonly number[],
  { as, judged }: { as: FormOf['few-shot']; judged: string | null },
): Plan {
  const { db } = context;
  const about = judged === null ? null : transcriptKey(db, judged);
  const siblings = siblingsOf(db, about === null ? found : [...found, about]);
  const guarded = about === null ? null : siblings.get(about);
  const transcripts = found.filter((key) => key !== about && (guarded === null || siblings.get(key) !== guarded));
  const rowsOf = (key: number): FewShotRow[] => examplesOf(context, key, siblings.get(key) ?? '').rows;
  const kept = found.length - transcripts.length;
  const left_out = kept === 0 ? [] : [{ reason: 'transcripts: the graded one and its siblings', count: kept }];
  return { ...tablePlan(wish, 'jsonl', { transcripts, rowsOf }, exampleColumns(context.facets, as)), left_out };
}
