// An edit as a diff: the common beginning and end of both texts once, the removed text, and the inserted text.
import { item, type Item } from './items.ts';
import { slice, type Mapped } from './mapped.ts';

/** The number of whole lines that two texts have in common at their beginning, and at their end. */
function inCommon(before: readonly string[], after: readonly string[]): { head: number; tail: number } {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { head, tail };
}

/** The offsets at which the lines `from` to `to` (exclusive) begin and end, without the last line break. */
function span(lines: readonly string[], from: number, to: number): [number, number] {
  const start = lines.slice(0, from).reduce((sum, line) => sum + line.length + 1, 0);
  const length = lines.slice(from, to).reduce((sum, line) => sum + line.length + 1, 0);
  return [start, Math.max(start, start + length - 1)];
}

/**
 * The items of an edit, in the order in which they are stored: common lines before the change are drawn from the old
 * text, common lines after it from the new text.
 */
export function editItems(before: Mapped, after: Mapped, depth: number, language: string): Item[] {
  const [old, now] = [before.text.split('\n'), after.text.split('\n')];
  const { head, tail } = inCommon(old, now);
  const common = (text: Mapped, lines: readonly string[], from: number, to: number): Item[] =>
    from >= to ? [] : [item({ depth, body: slice(text, ...span(lines, from, to)), language })];
  const changed = (text: Mapped, lines: readonly string[], look: Item['look']): Item[] =>
    lines
      .slice(head, lines.length - tail)
      // there is no line after the last line break
      .filter((line, at) => line !== '' || head + at < lines.length - 1)
      .map((_, at) => item({ depth, body: slice(text, ...span(lines, head + at, head + at + 1)), look, language }));
  return [
    ...common(before, old, 0, head),
    ...changed(before, old, 'removed'),
    ...changed(after, now, 'added'),
    ...common(after, now, now.length - tail, now.length),
  ];
}
