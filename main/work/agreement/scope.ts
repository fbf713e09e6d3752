// The transcripts that agreement is computed on, and whether they were drawn with equal inclusion probabilities.
import { AS_IMPORTED } from '../../../contract/library.ts';
import type { AgreementScope } from '../../../contract/agreement.ts';
import { printComparison } from '../../../contract/filter/print.ts';
import { inclusion, filteredTranscripts, queueNamed, type Db } from '../../store/index.ts';
import type { Steps } from '../job/index.ts';
import { drawChances, unequalAmong, type DrawChances } from '../sample/index.ts';
import type { RatedUnit } from './rated-units.ts';

export const EVERYTHING: AgreementScope = { filter: '', queue: '' };

/**
 * The transcripts of a filter and a queue; null: all of the study. Throws `bad_filter`, and `not_found` for an unknown
 * queue.
 */
export function transcriptsIn(db: Db, { filter, queue }: AgreementScope): ReadonlySet<number> | null {
  if (queue !== '') queueNamed(db, queue);
  const parts = [
    filter.trim(),
    ...(queue === '' ? [] : [printComparison({ kind: 'name', name: 'queue' }, ':', queue)]),
  ];
  const both = parts.filter((part) => part !== '').join(' ');
  return both === '' ? null : new Set(filteredTranscripts(db, both, AS_IMPORTED, null));
}

const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`;

/**
 * The probabilities by which transcripts of this scope were drawn: for a queue by its own draws, otherwise by those of
 * all queues whose labels count.
 */
export const chancesIn = (db: Db, { queue }: AgreementScope): Steps<DrawChances> =>
  drawChances(
    db,
    queue === '' ? undefined : new Map(inclusion(db, queue).map(({ key, probability }) => [key, probability])),
  );

/** The note that is needed if these transcripts were drawn with unequal inclusion probabilities; otherwise null. */
export function enrichedText(chances: DrawChances, units: readonly Pick<RatedUnit, 'transcript'>[]): string | null {
  const rated = [...new Set(units.map(({ transcript }) => transcript))];
  const found = unequalAmong(chances, rated);
  if (found === null) return null;
  const { drawn, low, high } = found;
  const byHand = rated.length - drawn;
  return [
    `${drawn} of these ${rated.length} transcripts were drawn with unequal inclusion probabilities, from ${percent(low)} to ${percent(high)}`,
    ...(byHand > 0 ? [`, and ${byHand} were not drawn`] : []),
    ': levels that the draw favours are more frequent here than among all transcripts. Percent agreement, kappa and alpha depend on how ',
    'frequent each level is, and are not weighted: they describe this sample. For agreement on all transcripts, choose a queue that was drawn ',
    'with equal inclusion probabilities',
  ].join('');
}
