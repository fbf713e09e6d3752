// The geometry of a transcript's map, and of the menu beside a selection.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { skeletonMessages, skeletonOf, type SkeletonMessage } from '../../contract/skeleton.ts';
import { callPath, evidencePaths, mostPixels, positions, rolePath } from '../../renderer/label/map-marks.ts';
import { popoverPlace, selectionBox } from '../../renderer/label/popover-place.ts';
import type { EvidenceSpan } from '../../renderer/transcript/highlights.ts';
import { lanesOf } from '../../renderer/transcript/lanes.ts';

const messages = (count: number, length: number): SkeletonMessage[] =>
  skeletonMessages(
    skeletonOf(
      Array.from({ length: count }, (_, n) => ({
        role: n % 2 === 0 ? 'user' : 'assistant',
        name: null,
        model: null,
        at: null,
        branch: '',
        prefilled: false,
        blocks: [{ type: 'text', text: 'x'.repeat(length) }],
      })),
    ),
  );
const span = (style: number, start: number, end: number): EvidenceSpan => ({
  id: `${style} ${start}`,
  message: 0,
  block: 0,
  start,
  end,
  style,
});
const boxesOf = (path: string): number[][] =>
  [...path.matchAll(/M(\S+) (\S+)H(\S+)v(\S+)H/g)].map((found) => found.slice(1).map(Number));

test('one message does not fill the map, and thousands leave gaps', () => {
  const one = positions(messages(1, 10_000), false);
  expect(mostPixels(one)).toBeLessThan(60);
  const many = messages(5000, 500);
  const starts = positions(many, false);
  for (const role of ['user', 'assistant'] as const) {
    const boxes = boxesOf(rolePath(many, starts, role));
    const filled = boxes.reduce((sum, [, , , height = 0]) => sum + height, 0);
    expect(boxes.length).toBeGreaterThan(50);
    expect(filled / (starts.at(-1) ?? 1)).toBeLessThan(0.6);
  }
  expect(callPath(many, starts)).toBe('');
});

test('each piece of evidence has its own tick, even five on the same words', () => {
  const skeleton = messages(6, 400);
  const starts = positions(skeleton, false);
  const same = [1, 2, 3, 4].map((style) => span(style, 10, 20));
  const paths = evidencePaths([...same, { ...span(1, 10, 20), id: 'twice' }], skeleton, starts, 3);
  const boxes = paths.flatMap(({ path }) => boxesOf(path));
  expect(boxes).toHaveLength(5);
  const overlap = (a: number[], b: number[]): boolean => {
    const [[left = 0, top = 0, right = 0, height = 0], [from = 0, above = 0, to = 0, tall = 0]] = [a, b];
    return left < to && from < right && top < above + tall && above < top + height;
  };
  for (const [at, box] of boxes.entries())
    for (const other of boxes.slice(at + 1)) expect(overlap(box, other)).toBe(false);
});

test('overlapping spans have different lanes if there are enough lanes', () => {
  const spans = fc.array(fc.record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 12 }) }), { maxLength: 12 });
  fc.assert(
    fc.property(spans, (list) => {
      const evidence = list.map(({ start, length }, n) => ({ ...span(1, start, start + length), id: String(n) }));
      const lanes = lanesOf(evidence);
      const deepest = lanes.most(0, 0);
      for (const one of evidence)
        for (const other of evidence) {
          const overlaps = one !== other && one.start < other.end && other.start < one.end;
          if (overlaps && deepest < 5) expect(lanes.of(one)).not.toBe(lanes.of(other));
        }
    }),
  );
});

test('the menu of a selection does not cover it if the pane has room, and is never outside of the pane', () => {
  const pane = { left: 200, top: 50, right: 900, bottom: 700 };
  const size = { width: 500, height: 40 };
  const line = fc.record({
    left: fc.integer({ min: 200, max: 880 }),
    top: fc.integer({ min: -200, max: 900 }),
    rows: fc.integer({ min: 1, max: 40 }),
  });
  fc.assert(
    fc.property(line, ({ left, top, rows }) => {
      const lines = Array.from({ length: rows }, (_, n) => ({
        left,
        right: left + 20,
        top: top + n * 24,
        bottom: top + n * 24 + 20,
      }));
      const box = selectionBox(lines, pane);
      if (box === null) return;
      const place = popoverPlace(box, size, pane);
      expect(place.left >= pane.left && place.left + size.width <= pane.right).toBe(true);
      expect(place.top >= pane.top && place.top + size.height <= pane.bottom).toBe(true);
      const room = box.top - pane.top > 46 || pane.bottom - box.bottom > 46;
      if (room) expect(place.top + size.height <= box.top || place.top >= box.bottom).toBe(true);
    }),
  );
});
