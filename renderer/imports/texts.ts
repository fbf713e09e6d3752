// Texts about an import: sizes, rates and times.
import type { FieldUse, FoundField, ImportReport } from '../../contract/import.ts';

const whole = new Intl.NumberFormat('en');
const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** A number with its noun: 1 → "1 transcript", 1200 → "1,200 transcripts". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${whole.format(count)} ${count === 1 ? one : many}`;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

export function size(bytes: number): string {
  let rest = bytes;
  let unit = 0;
  while (rest >= 1000 && unit < UNITS.length - 1) {
    rest /= 1000;
    unit += 1;
  }
  return `${rest >= 100 || unit === 0 ? whole.format(Math.round(rest)) : oneDecimal.format(rest)} ${UNITS[unit] ?? ''}`;
}

/** A waiting time, rounded to a plausible precision. */
export function duration(seconds: number): string {
  if (seconds < 1) return 'under a second';
  if (seconds < 10) return `${oneDecimal.format(seconds)} s`;
  if (seconds < 90) return `${whole.format(Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${whole.format(minutes)} min`;
  return `${oneDecimal.format(seconds / 3600)} h`;
}

/** Files as a short text: the only name, or the first and the number of others. */
export function named(names: readonly string[]): string {
  const [first, ...rest] = names;
  if (first === undefined) return 'nothing';
  return rest.length === 0 ? first : `${first} and ${whole.format(rest.length)} more`;
}

/** The result of an import in one line: added, unchanged, rejected. */
export function outcome({ transcripts, rejected, cancelled }: ImportReport): string {
  const { added, unchanged, updated } = transcripts;
  const parts = [
    `${counted(added, 'transcript')} added`,
    ...(updated > 0 ? [`${whole.format(updated)} updated`] : []),
    ...(unchanged > 0 ? [`${whole.format(unchanged)} already there`] : []),
    ...(rejected.length > 0 ? [`${whole.format(rejected.length)} not imported`] : []),
  ];
  return `${cancelled ? 'Import stopped: ' : ''}${parts.join(', ')}`;
}

/** The possible kinds of a field, in the order in which they are listed. */
export const USES: readonly { use: FieldUse; one: string; many: string }[] = [
  { use: 'score', one: 'Score', many: 'scores' },
  { use: 'facet', one: 'Facet', many: 'facets' },
  { use: 'label', one: 'Label', many: 'labels' },
  { use: 'ignore', one: 'Left out', many: 'left out' },
];

/** The kinds of fields in one line: "9 fields beside the conversations: 3 scores, 5 facets, 1 left out". */
export function fieldsTaken(fields: readonly FoundField[]): string {
  const said = USES.flatMap(({ use, one, many }) => {
    const count = fields.filter((field) => field.use === use).length;
    return count === 0 ? [] : [`${whole.format(count)} ${count === 1 ? one.toLowerCase() : many}`];
  });
  return `${counted(fields.length, 'field')} next to the conversations: ${said.join(', ')}`;
}

/** The rejected inputs as text, one per line, to be pasted into a mail. */
export function rejectedAsText(rejected: ImportReport['rejected']): string {
  return rejected
    .map(({ path, where, reason }) => [path, where, reason].filter((part) => part !== '').join('\t'))
    .join('\n');
}
