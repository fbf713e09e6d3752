// What graders cite, found in the transcript by its words. Only for a label that is submitted: it would lead the rater.
import { useQuery } from '@tanstack/react-query';
import type { Score } from '../../contract/score.ts';
import { call } from '../client/call.ts';
import { GRADER_STYLE, type EvidenceSpan } from '../transcript/highlights.ts';

const NONE: readonly EvidenceSpan[] = [];
/** The words of a citation stand under one of these names, however deep. */
const QUOTES = new Set(['quoted_text', 'quote', 'text']);
/** As much as find takes. */
const LONGEST = 500;

/** The quotes in what a grader cites, each once. */
export function quotesIn(cited: unknown): string[] {
  if (Array.isArray(cited)) return [...new Set(cited.flatMap(quotesIn))];
  if (typeof cited !== 'object' || cited === null) return [];
  const found = Object.entries(cited).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' ? (QUOTES.has(name) && value.trim() !== '' ? [value.trim().slice(0, LONGEST)] : []) : quotesIn(value),
  );
  return [...new Set(found)];
}

const citationsOf = ({ context }: Score): unknown =>
  typeof context === 'object' && context !== null && 'citations' in context ? context['citations'] : null;

async function located(key: number, quotes: readonly string[]): Promise<EvidenceSpan[]> {
  const found = await Promise.all(quotes.map((text) => call('transcript.find', { key, text })));
  return found.flatMap(([hit], index) => (hit === undefined ? [] : [{ ...hit, id: `cited ${index}`, style: GRADER_STYLE }]));
}

/** Where in the transcript the graders' citations stand; those that are not there are left out. */
export function useCitations(key: number, scores: readonly Score[], enabled: boolean): readonly EvidenceSpan[] {
  const quotes = enabled ? quotesIn(scores.map(citationsOf)) : [];
  const { data } = useQuery({
    queryKey: ['transcript.citations', key, quotes],
    queryFn: () => located(key, quotes),
    enabled: quotes.length > 0,
  });
  return quotes.length === 0 ? NONE : (data ?? NONE);
}
