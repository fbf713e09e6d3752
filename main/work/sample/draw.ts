// From a design to the statistics that draw it from the transcripts of this study.
import type { Design, Stratum } from '../../../contract/queue.ts';
import { drawAuditMix } from '../../../statistics/sampling/audit-mix.ts';
import {
  drawBySize,
  drawSizes,
  grouped,
  type Draw as Drawn,
  type FrameUnit,
  type StratumDrawn,
} from '../../../statistics/sampling/draw.ts';
import { sizesOf } from '../../../statistics/sampling/stratified.ts';
import type { Db, Draw, FrameEntry } from '../../store/index.ts';
import { aimOf, type Aim } from './aim.ts';

export interface Member {
  key: number;
  id: string;
}

/**
 * The frame of a draw with the permanent random number of each transcript; `part` gives an independent draw its own
 * numbers.
 */
export interface Frame {
  members: readonly Member[];
  number: (id: string, part?: string) => number;
}

export interface DrawnFrame {
  drawn: number[];
  entries: FrameEntry[];
  strata: Stratum[];
  notes: string[];
}

/** A draw with the strata of its units. */
interface Parted {
  drawn: Drawn;
  stratumOf: (key: number) => string;
}

function drawAimed(
  aim: Aim,
  units: readonly (FrameUnit & Member)[],
  n: number,
  before: readonly StratumDrawn[],
): Parted {
  if (aim.by === 'size') {
    const sized = units.map((unit) => ({ ...unit, size: aim.sizeOf(unit.key) }));
    return { drawn: drawBySize(sized, n), stratumOf: () => 'all' };
  }
  const groups = grouped(units, ({ key }) => aim.stratumOf(key));
  const { drawn, notes } = aim.sizesOf(sizesOf(groups), n, before);
  return { drawn: drawSizes(groups, drawn, notes), stratumOf: aim.stratumOf };
}

function drawWhole(db: Db, design: Design, frame: Frame, n: number, before: readonly StratumDrawn[]): Parted {
  const numbered = (part?: string): (FrameUnit & Member)[] =>
    frame.members.map((member) => ({ ...member, u: frame.number(member.id, part) }));
  if (design.kind !== 'audit_mix') return drawAimed(aimOf(db, design, frame.members), numbered(), n, before);
  const aim = aimOf(db, design.rest, frame.members);
  const drawn = drawAuditMix({
    units: numbered('audit'),
    n,
    share: design.random_share,
    targeted: (aimed) => drawAimed(aim, numbered(), aimed, before).drawn,
  });
  return { drawn, stratumOf: aim.by === 'stratum' ? aim.stratumOf : () => 'all' };
}

/** The strata of a mix's targeted draw carry its name. */
const TARGETED = 'targeted: ';
const strataBefore = (enlarges: Draw | null): StratumDrawn[] =>
  (enlarges?.strata ?? []).map((stratum) => ({
    ...stratum,
    key: stratum.key.startsWith(TARGETED) ? stratum.key.slice(TARGETED.length) : stratum.key,
  }));

/** Draws `n` of the frame by the design; the transcripts of the draw that it enlarges are included. */
export function drawBy(db: Db, design: Design, frame: Frame, n: number, enlarges: Draw | null): DrawnFrame {
  const { drawn, stratumOf } = drawWhole(db, design, frame, n, strataBefore(enlarges));
  const keyOf = new Map(frame.members.map(({ id, key }) => [id, key]));
  const key = (id: string): number => keyOf.get(id) ?? 0;
  return {
    drawn: drawn.drawn.map(({ id }) => key(id)),
    // a transcript without a chance is outside the frame
    entries: drawn.frame.flatMap(({ id, probability }) =>
      probability > 0 ? [{ key: key(id), stratum: stratumOf(key(id)), probability: Math.min(1, probability) }] : [],
    ),
    strata: drawn.strata,
    notes: drawn.notes,
  };
}
