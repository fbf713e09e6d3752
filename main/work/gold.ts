// Gold from labels by rule: where the raters of a transcript agree on a level, that level stands; where they differ, nothing does.
import type { Label } from '../../contract/label.ts';
import type { Evidence } from '../../contract/evidence.ts';

/** A rater's submitted label, with the rubric version it was made under. */
export interface Submitted {
  rater: string;
  rubric: number;
  blinded: boolean;
  updated_at: string;
  label: Label;
}

/** The level that stands on one dimension. `rule`: `unanimous` (two raters or more) or `single` (one rater, nobody checked). */
export interface Gold {
  dimension: string;
  level: number;
  rule: 'unanimous' | 'single';
  rubric: number;
  raters: string[];
  components: string[];
  evidence: Evidence[];
  notes: string[];
  blinded: boolean;
  updated_at: string;
}

/** Why there is no gold although people answered. */
export interface Open {
  dimension: string;
  rubric: number;
  reason: 'raters differ' | 'cannot judge';
}

/** What the labels of one transcript settle, and what they leave open. */
export interface Settled {
  gold: Gold[];
  open: Open[];
}

const distinct = (items: readonly string[]): string[] => [...new Set(items)].sort();

function settle(dimension: string, rubric: number, labels: readonly Submitted[]): Gold | Open {
  const answers = labels.map((one) => one.label.dimensions[dimension]?.answer);
  const levels = new Set(answers.map((answer) => (answer?.state === 'level' ? answer.level : null)));
  const [level] = levels;
  if (levels.size !== 1) return { dimension, rubric, reason: 'raters differ' };
  if (level === null || level === undefined) return { dimension, rubric, reason: 'cannot judge' };
  const parts = labels.map((one) => one.label.dimensions[dimension]);
  // a component is gold only where every rater saw it
  const [first, ...others] = parts.map((part) => part?.components ?? []);
  return {
    dimension,
    level,
    rule: labels.length === 1 ? 'single' : 'unanimous',
    rubric,
    raters: distinct(labels.map((one) => one.rater)),
    components: (first ?? []).filter((name) => others.every((list) => list.includes(name))),
    evidence: labels.flatMap((one) => one.label.evidence.filter((span) => span.dimension === dimension)),
    notes: parts.map((part) => part?.note ?? '').filter((note) => note !== ''),
    blinded: labels.every((one) => one.blinded),
    updated_at:
      labels
        .map((one) => one.updated_at)
        .sort()
        .at(-1) ?? '',
  };
}

/**
 * Settles the labels of one transcript. Labels of different rubric versions are never weighed against each other, since their
 * levels may mean different things: each version settles on its own.
 */
export function goldOf(labels: readonly Submitted[]): Settled {
  const settled: Settled = { gold: [], open: [] };
  for (const rubric of [...new Set(labels.map((one) => one.rubric))].sort((a, b) => a - b)) {
    const same = labels.filter((one) => one.rubric === rubric);
    const dimensions = distinct(same.flatMap((one) => Object.keys(one.label.dimensions)));
    for (const dimension of dimensions) {
      const answered = same.filter((one) => (one.label.dimensions[dimension]?.answer ?? null) !== null);
      if (answered.length === 0) continue;
      const result = settle(dimension, rubric, answered);
      if ('reason' in result) settled.open.push(result);
      else settled.gold.push(result);
    }
  }
  return settled;
}
