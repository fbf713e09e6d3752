// The comparisons with a receiver and their results.
import { isDeepStrictEqual } from 'node:util';

/** One comparison. `failure` and `skipped` are null if both sides are equal. */
export interface Check {
  what: string;
  failure: string | null;
  skipped: string | null;
}

/** Collects the comparisons of one receiver. */
export interface Checks {
  /** The receiver's value and the study's value are equal in every part. */
  same: (what: string, got: unknown, held: unknown) => void;
  /** Two numbers differ by at most `within`. */
  near: (what: string, got: number, held: number, within: number) => void;
  /** A comparison that could not be made because of an error. */
  fail: (what: string, why: string) => void;
  /** A comparison that this machine cannot make. */
  skip: (what: string, why: string) => void;
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 200 ? `${text.slice(0, 200)}… (${text.length} characters)` : text;
};

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Where two values first differ and how; null if they are equal. */
export function difference(got: unknown, held: unknown, at = ''): string | null {
  if (isDeepStrictEqual(got, held)) return null;
  if (isTree(got) && isTree(held) && Array.isArray(got) === Array.isArray(held)) {
    const [gotParts, heldParts] = [new Map(Object.entries(got)), new Map(Object.entries(held))];
    for (const key of new Set([...heldParts.keys(), ...gotParts.keys()])) {
      const found = difference(gotParts.get(key), heldParts.get(key), `${at}/${key}`);
      if (found !== null) return found;
    }
  }
  return `${at === '' ? '' : `at ${at} `}it has ${shown(got)}, the study holds ${shown(held)}`;
}

/** An empty collection, and the checks that add to it. */
export function collected(): { checks: Checks; all: readonly Check[] } {
  const all: Check[] = [];
  return {
    all,
    checks: {
      same: (what, got, held) => all.push({ what, failure: difference(got, held), skipped: null }),
      near: (what, got, held, within) =>
        all.push({
          what,
          failure: Math.abs(got - held) <= within ? null : `it has ${got}, the study ${held}`,
          skipped: null,
        }),
      fail: (what, why) => all.push({ what, failure: why, skipped: null }),
      skip: (what, why) => all.push({ what, failure: null, skipped: why }),
    },
  };
}
