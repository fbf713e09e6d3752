// Several independent draws as one sample, and the usual mix of them: a random part, drawn from all units, and a
// targeted draw.
import { drawSimple, type UnitProbability, type Draw, type FrameUnit } from './draw.ts';
import { byRank } from './priority.ts';
import { unionProbability } from './union.ts';

/** A draw and its name; `audit` is the name of the random part. */
export interface Named {
  name: string;
  draw: Draw;
}

export interface Combined extends Draw {
  /** `draws`: the names of the draws that contain the unit. `audit`, the random part, is a random sample by itself. */
  drawn: (UnitProbability & { draws: string[] })[];
}

interface Entry {
  probabilities: number[];
  draws: string[];
  /** The unit's rank: the smallest share of a draw at which it is reached. */
  rank: number;
}

/**
 * Independent draws of one frame (each with permanent random numbers of its own seed) as one sample: probability 1 -
 * product of (1 - probability). Their orders are interleaved, so that every initial part has the mix of the whole.
 */
export function combine(named: readonly Named[]): Combined {
  const entries = new Map<string, Entry>();
  for (const { draw } of named)
    for (const { id, probability } of draw.frame) {
      const entry = entries.get(id);
      if (entry === undefined)
        entries.set(id, { probabilities: [probability], draws: [], rank: Number.POSITIVE_INFINITY });
      else entry.probabilities.push(probability);
    }
  for (const { name, draw } of named)
    for (const [position, { id }] of draw.drawn.entries()) {
      const entry = entries.get(id);
      if (entry === undefined) continue;
      entry.draws.push(name);
      entry.rank = Math.min(entry.rank, (position + 1) / draw.drawn.length);
    }
  const all = [...entries].map(([id, { probabilities, ...entry }]) => ({
    id,
    probability: unionProbability(probabilities),
    ...entry,
  }));
  return {
    drawn: all
      .filter(({ draws }) => draws.length > 0)
      .toSorted(byRank)
      .map(({ id, probability, draws }) => ({ id, probability, draws })),
    frame: all.map(({ id, probability }) => ({ id, probability })),
    strata: named.flatMap(({ name, draw }) =>
      draw.strata.map((stratum) => ({ ...stratum, key: `${name}: ${stratum.key}` })),
    ),
    notes: named.flatMap(({ name, draw }) => draw.notes.map((note) => `${name}: ${note}`)),
  };
}

export interface AuditMix {
  /** The permanent random numbers of the random part, whose seed differs from that of the targeted draw. */
  units: readonly FrameUnit[];
  /** The expected number to label: a unit that both draws contain is labelled once. */
  n: number;
  /** The share of `n` that is drawn at random from all transcripts, above 0; at least a tenth is recommended. */
  share: number;
  /** Draws this many of the same frame, by the targeted design. */
  targeted: (n: number) => Draw;
}

/** The size of a targeted draw from `of` units that, with a random part of `audited`, is expected to give `n` units. */
export function besideAudit(n: number, audited: number, of: number): number {
  const missed = 1 - audited / of;
  return missed > 0 ? Math.min(of, Math.round((n - audited) / missed)) : 0;
}

/** A random part, drawn from all transcripts, and a targeted draw. */
export function drawAuditMix({ units, n, share, targeted }: AuditMix): Combined {
  const audit = drawSimple({ units, n: Math.ceil(share * n) });
  const aimed = besideAudit(n, audit.drawn.length, units.length);
  const random = { name: 'audit', draw: audit };
  return combine(aimed === 0 ? [random] : [random, { name: 'targeted', draw: targeted(aimed) }]);
}
