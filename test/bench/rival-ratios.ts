// The measurements of bench-peers as ratios of Touchstone to the best rival, a named rival or a bare page, with the
// ratio that is required of each.
import { z } from 'zod';
import { figure, type Figure } from './figure.ts';

const Measured = z.number().nullish();
const Paint = z.object({ paint: Measured }).optional();
const Key = z.object({ dom: Measured, dom_p95: Measured }).partial().optional();

const Peer = z.object({
  library: z.object({ L: Paint }).optional(),
  openM60: Paint,
  openX: z.object({ paint: Measured, pss: Measured }).optional(),
  searchWithinX: z.object({ paint: Measured, how: z.string() }).optional(),
  searchAcross: z.object({ L: Paint }).optional(),
  scroll: z.object({ jumps: z.object({ p95: Measured }) }).optional(),
  label: z.object({ M60: Key }).optional(),
});
type Peer = z.infer<typeof Peer>;

/** The used part of bench-peers' results, by contestant; `ours` and `floor` (a bare page) are not rivals. */
export const Results = z.object({ peers: z.record(z.string(), Peer) });
export type Results = z.infer<typeof Results>;

interface Row {
  name: string;
  unit?: string;
  of: (peer: Peer) => number | null | undefined;
  /** The name of a contestant, or the best rival. */
  versus: string;
  atMost: number;
}

const BEST = 'the best rival';

const firstRows = (peer: Peer) => peer.library?.L?.paint;
const keyToPage = (peer: Peer) => peer.label?.M60?.dom;
const ROWS: readonly Row[] = [
  { name: 'library of 5,000, first rows', of: firstRows, versus: 'floor', atMost: 1.1 },
  { name: 'open 60 messages', of: (peer) => peer.openM60?.paint, versus: BEST, atMost: 0.5 },
  { name: 'open 5,000 messages', of: (peer) => peer.openX?.paint, versus: BEST, atMost: 0.25 },
  {
    name: 'find in 5,000 messages',
    // finding by the browser's own find is not a feature of the product
    of: ({ searchWithinX: within }) => (within?.how === 'product' ? within.paint : null),
    versus: BEST,
    atMost: 0.75,
  },
  {
    name: 'search across 5,000 transcripts',
    of: (peer) => peer.searchAcross?.L?.paint,
    versus: 'inspect',
    atMost: 0.3,
  },
  { name: 'choice key to the page, median', of: keyToPage, versus: 'lsf', atMost: 0.7 },
  { name: 'choice key to the page, median', of: keyToPage, versus: 'floor', atMost: 1.7 },
  { name: 'choice key to the page, p95', of: (peer) => peer.label?.M60?.dom_p95, versus: 'lsf', atMost: 0.7 },
  { name: 'scrollbar jump to text, p95', of: (peer) => peer.scroll?.jumps.p95, versus: BEST, atMost: 1 },
  {
    name: 'memory of the window with 5,000 messages',
    unit: 'bytes',
    of: (peer) => peer.openX?.pss,
    versus: 'floor',
    atMost: 1.1,
  },
];

/** The name and value that a row is compared with; null if nothing was measured. */
function counterpart({ of, versus }: Row, { peers }: Results): { name: string; value: number } | null {
  const all = Object.entries(peers).flatMap(([name, peer]) => {
    const isMeant = versus === BEST ? name !== 'ours' && name !== 'floor' : name === versus;
    const value = isMeant ? of(peer) : null;
    return value === null || value === undefined ? [] : [{ name, value }];
  });
  return all.toSorted((a, b) => a.value - b.value)[0] ?? null;
}

/** A figure for each row with measurements on both sides. */
export function ratiosOf(results: Results): Figure[] {
  const ours = results.peers['ours'];
  if (ours === undefined) throw new Error('bench-peers measured nothing of Touchstone');
  return ROWS.flatMap((row) => {
    const value = row.of(ours);
    const other = counterpart(row, results);
    if (value === null || value === undefined || other === null) return [];
    const { name, unit = 'ms', atMost } = row;
    const who = other.name === 'floor' ? 'a bare page' : other.name;
    const versus = `${Math.round(other.value * 10) / 10} ${unit} (${who})`;
    return [figure({ name, value, unit, versus, ratio: value / other.value, atMost })];
  });
}
