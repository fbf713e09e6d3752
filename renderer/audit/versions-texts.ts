// Texts about the comparison of two versions.
import type { Dimension } from '../../contract/rubric.ts';
import type { Reference, VersionCounts, VersionReport } from '../../contract/versions.ts';
import { counted } from '../imports/texts.ts';

export const REFERENCES: Record<Reference, string> = { gold: 'gold', decision: 'a decided dispute', label: 'labels' };

/** The notes beside the counts. */
export function versionNotes(
  { scales, not_compared, withheld, notes }: VersionReport,
  dimensions: readonly Dimension[],
): string[] {
  const title = (name: string): string => dimensions.find((one) => one.name === name)?.title ?? name;
  const alike = new Map<string, string[]>();
  for (const { dimension, levels } of scales) {
    const on = levels.join(', ');
    alike.set(on, [...(alike.get(on) ?? []), title(dimension)]);
  }
  return [
    ...[...alike].map(
      ([levels, titles]) => `${titles.join(', ')}: compared on the levels ${levels}, which both distinguish.`,
    ),
    ...not_compared.map((name) => `${title(name)} is not compared: the two share fewer than two levels.`),
    ...notes.map((note) => `${note.slice(0, 1).toUpperCase()}${note.slice(1)}.`),
    ...(withheld > 0
      ? [
          `${counted(withheld, 'transcript')} of a blind queue that you label ${withheld === 1 ? 'is' : 'are'} left out until you submit.`,
        ]
      : []),
  ];
}

/** The test of the difference of two versions; the reason if there is none. */
export function testAbout({ midp, p, difference }: Pick<VersionCounts, 'midp' | 'p' | 'difference'>): string {
  if (midp !== null) return 'McNemar’s mid-p, paired';
  return p === null ? `No test: ${difference.notes[0] ?? 'it has no p'}` : 'p of no difference, by t over clusters';
}
