// From a design to the statistics that draw it: the strata, sizes and flags of this study.
import type { Design, ScoreName, Stratum } from '../../../contract/queue.ts';
import { TouchstoneError } from '../../../contract/errors.ts';
import { drawAuditMix } from '../../../statistics/sampling/audit-mix.ts';
import {
  drawSimple,
  type Draw as Drawn,
  type StratumDrawn,
  type FrameUnit,
} from '../../../statistics/sampling/draw.ts';
import { drawFlagged, drawStratified, type AllocationRule } from '../../../statistics/sampling/stratified.ts';
import { drawDisagreement, drawUncertainty } from '../../../statistics/sampling/uncertain.ts';
import { facetColumn, scoreColumn, type Db, type Draw, type FrameEntry } from '../../store/index.ts';

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

const NO_VALUE = 'none';

/**
 * The values of a grader on the frame as numbers of 0 to 1; null without a value. Throws `bad_input` if it scored
 * nothing.
 */
function verdicts(
  db: Db,
  score: ScoreName,
  members: readonly Member[],
): { of: (key: number) => number | null; scale: (value: number) => number } {
  const column = scoreColumn(db, score);
  const values = members.flatMap(({ key }) => column.get(key)?.value ?? []);
  if (values.length === 0) {
    const todo = 'Choose a grader and dimension with scores; `touchstone list` shows them';
    throw new TouchstoneError(
      'bad_input',
      `${score.grader} scored none of these transcripts on ${score.dimension}`,
      '',
      todo,
    );
  }
  const low = values.reduce((a, b) => Math.min(a, b));
  const range = values.reduce((a, b) => Math.max(a, b)) - low || 1;
  const scale = (value: number): number => Math.min(1, Math.max(0, (value - low) / range));
  return {
    scale,
    of: (key) => {
      const value = column.get(key)?.value ?? null;
      return value === null ? null : scale(value);
    },
  };
}

const deviation = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};

/** Variance of a grader's scores in each stratum: labels are most useful where scores vary most. */
function spreadsOf(
  db: Db,
  score: ScoreName,
  members: readonly Member[],
  stratumOf: (key: number) => string,
): ReadonlyMap<string, number> {
  const { of } = verdicts(db, score, members);
  const values = new Map<string, number[]>();
  for (const { key } of members) {
    const value = of(key);
    if (value === null) continue;
    const list = values.get(stratumOf(key));
    if (list === undefined) values.set(stratumOf(key), [value]);
    else list.push(value);
  }
  return new Map([...values].map(([stratum, list]) => [stratum, deviation(list)]));
}

function strataOf(db: Db, by: readonly string[]): (key: number) => string {
  const columns = by.map((name) => facetColumn(db, name));
  return (key) => columns.map((column) => String(column.get(key) ?? NO_VALUE)).join(' · ');
}

type Targeted = Exclude<Design, { kind: 'random' | 'audit_mix' }>;

/** A draw with the strata of its units. */
interface Parted {
  drawn: Drawn;
  stratumOf: (id: string, key: number) => string;
}

const everything = (): string => 'all';

function drawTargeted(
  db: Db,
  design: Targeted,
  { members }: Frame,
  units: readonly (FrameUnit & Member)[],
  n: number,
  before: readonly StratumDrawn[],
): Parted {
  switch (design.kind) {
    case 'stratified': {
      const stratumOf = strataOf(db, design.by);
      const allocation: AllocationRule =
        design.allocation !== 'neyman'
          ? design.allocation
          : { spreads: design.score === null ? new Map() : spreadsOf(db, design.score, members, stratumOf) };
      const placed = units.map((unit) => ({ ...unit, stratum: stratumOf(unit.key) }));
      return { drawn: drawStratified({ units: placed, n, allocation, before }), stratumOf: (_, key) => stratumOf(key) };
    }
    case 'uncertainty': {
      const { of, scale } = verdicts(db, design.score, members);
      const middle = scale(design.threshold);
      // near the threshold the grader is least sure; without a score nothing is known
      const p = (value: number | null): number =>
        value === null
          ? 0.5
          : value <= middle
            ? (0.5 * value) / (middle || 1)
            : 0.5 + (0.5 * (value - middle)) / (1 - middle || 1);
      return {
        drawn: drawUncertainty({ units: units.map((unit) => ({ ...unit, p: p(of(unit.key)) })), n }),
        stratumOf: everything,
      };
    }
    case 'disagreement': {
      const graders = design.scores.map((score) => verdicts(db, score, members));
      const disputed = units.map((unit) => {
        const said = graders.flatMap(({ of }) => of(unit.key) ?? []);
        return { ...unit, verdicts: said, severity: Math.max(0, ...said) };
      });
      return { drawn: drawDisagreement({ units: disputed, n }), stratumOf: everything };
    }
    case 'flagged': {
      const any = [design, ...(design.or ?? [])].map(({ score, threshold }) => {
        verdicts(db, score, members);
        return { column: scoreColumn(db, score), threshold };
      });
      const flagged = (key: number): boolean =>
        any.some(({ column, threshold }) => (column.get(key)?.value ?? Number.NEGATIVE_INFINITY) >= threshold);
      const marked = units.map((unit) => ({ ...unit, flagged: flagged(unit.key) }));
      return {
        drawn: drawFlagged({ units: marked, n, before }),
        stratumOf: (_, key) => (flagged(key) ? 'flagged' : 'unflagged'),
      };
    }
  }
}

function drawWhole(db: Db, design: Design, frame: Frame, n: number, before: readonly StratumDrawn[]): Parted {
  const numbered = (part?: string): (FrameUnit & Member)[] =>
    frame.members.map((member) => ({ ...member, u: frame.number(member.id, part) }));
  if (design.kind === 'random') return { drawn: drawSimple({ units: numbered(), n }), stratumOf: everything };
  if (design.kind !== 'audit_mix') return drawTargeted(db, design, frame, numbered(), n, before);
  let stratumOf: Parted['stratumOf'] = everything;
  const drawn = drawAuditMix({
    units: numbered('audit'),
    n,
    share: design.random_share,
    targeted: (aimed) => {
      const parted = drawTargeted(db, design.rest, frame, numbered(), aimed, before);
      stratumOf = parted.stratumOf;
      return parted.drawn;
    },
  });
  return { drawn, stratumOf };
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
      probability > 0 ? [{ key: key(id), stratum: stratumOf(id, key(id)), probability: Math.min(1, probability) }] : [],
    ),
    strata: drawn.strata,
    notes: drawn.notes,
  };
}
