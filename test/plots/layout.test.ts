// The layout of printed figures: no text is smaller than 7 points, overlaps another or leaves the figure, at any size
// and for any kind of figure.
import { expect, test } from 'vitest';
import { PRINT_SIZES, PrintSize, type FigureDrawing, type PrintStyle } from '../../contract/drawing.ts';
import { TEXT, widthOf, wrapped } from '../../plots/measure.ts';
import type { SceneText } from '../../plots/scene.ts';
import { sheetOf, sheetScene } from '../../plots/sheet.ts';
import { figure, row } from './report.ts';

const LONG = 'constitution documents plus stories of admirable models';
const ARMS = ['none', LONG, 'rules with reasons', 'refusals'];
const STEPS = [0, 100, 200, 400, 800, 1600, 3200];

const SAID = { '': '−21.9 points [−33.2, −9.8]' };
const pairOf = (drawing: FigureDrawing): FigureDrawing => ({
  ...drawing,
  pair: { first: 'none', second: LONG, differences: { raw: SAID, gold: SAID, corrected: SAID } },
});

const split = ['financial crimes', 'research sabotage'].flatMap((scenario) => ARMS.map((arm) => row([scenario, arm])));
const overSteps = STEPS.flatMap((step) => ARMS.map((arm, at) => row([step, arm], { corrected: at * 0.01 })));
const aware = { left_out: 3, unknown: 1, difference: row([]), with_aware: row([]) };

const FIGURES: Record<string, FigureDrawing> = {
  rows: figure(ARMS.map((arm) => row([arm]))).drawing,
  'one row': figure([row([])]).drawing,
  'rows without gold': figure(ARMS.map((arm) => row([arm], { gold: null, corrected: null, headline: null }))).drawing,
  'rows of small rates': figure(ARMS.map((arm) => row([arm], { raw: 0, gold: 0, corrected: 0.001 }))).drawing,
  'rows with the aware left out': figure(ARMS.map((arm) => row([arm], { awareness: aware }))).drawing,
  'split rows': figure(split, { by: 'scenario', split: 'arm' }).drawing,
  lines: figure(
    STEPS.map((step) => row([step])),
    { by: 'checkpoint', figure: 'lines' },
  ).drawing,
  'split lines': figure(overSteps, { by: 'checkpoint', split: 'arm', figure: 'lines' }).drawing,
  'lines on a logarithmic axis': figure(overSteps, { by: 'checkpoint', split: 'arm', figure: 'lines', log: true })
    .drawing,
  slope: figure([row(['none']), row([LONG])], { figure: 'slope' }).drawing,
  'slope of two rates': figure([row(['none']), row([LONG])], { figure: 'slope', rates: ['raw', 'corrected'] }).drawing,
};
const drawings = Object.entries(FIGURES).map(
  ([name, drawing]) => [name, name.startsWith('slope') ? pairOf(drawing) : drawing] as const,
);

const styles: PrintStyle[] = PrintSize.options.flatMap((size) =>
  [7, PRINT_SIZES[size].text, PRINT_SIZES[size].text * 1.5].map((text) => ({
    size,
    font: 'sans' as const,
    text,
    title: true,
    caption: true,
  })),
);

interface Box {
  words: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function boxOf({ words, x, y, anchor, bold }: SceneText): Box {
  const width = widthOf(words, bold);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { words, left, right: left + width, top: y - TEXT * 0.5, bottom: y + TEXT * 0.5 };
}

const meet = (one: Box, other: Box): boolean =>
  one.left < other.right - 0.5 &&
  other.left < one.right - 0.5 &&
  one.top < other.bottom - 0.5 &&
  other.top < one.bottom - 0.5;

test.each(drawings)('%s: no text overlaps another or is outside, at any size', (_, drawing) => {
  for (const style of styles) {
    const { width, height, marks } = sheetScene(drawing, style);
    const boxes = marks.flatMap((mark) => (mark.kind === 'words' ? [boxOf(mark)] : []));
    const over = boxes.flatMap((one, at) =>
      boxes.slice(at + 1).flatMap((other) => (meet(one, other) ? [`${one.words} / ${other.words}`] : [])),
    );
    const outside = boxes.filter(
      ({ left, right, top, bottom }) => left < -6 || right > width + 6 || top < -6 || bottom > height + 6,
    );
    expect({ style, over, outside: outside.map(({ words }) => words) }).toEqual({ style, over: [], outside: [] });
  }
});

test.each(drawings)('%s: every text has the chosen size, and the document the chosen width', (_, drawing) => {
  for (const style of styles) {
    const { text, width, height } = sheetOf(drawing, style);
    const [, units] = /viewBox="\S+ \S+ (\S+) \S+"/.exec(text) ?? [];
    const sizes = [...text.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => (Number(size) * width) / Number(units));
    expect(sizes.length).toBeGreaterThan(0);
    for (const size of sizes) expect(size).toBeCloseTo(style.text, 2);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7 - 0.01);
    expect(text).toContain(`width="${PRINT_SIZES[style.size].width}pt" height="${height}pt"`);
  }
});

test('title and caption are printed if chosen, and the caption is always in the description', () => {
  const [, drawing] = drawings[0] ?? [];
  if (drawing === undefined) throw new Error('a figure');
  const style = { size: 'column', font: 'serif', text: 8, title: false, caption: false } as const;
  const bare = sheetOf(drawing, style);
  const whole = sheetOf(drawing, { ...style, title: true, caption: true });
  expect(whole.height).toBeGreaterThan(bare.height);
  expect(bare.text).toContain(`<desc>${drawing.caption}`);
  expect(bare.text).toContain('Times');
  expect(bare.text).not.toMatch(/<text[^>]*font-weight="600"/);
  expect(whole.text).toContain(`>${drawing.title}</text>`);
});

test('a line does not break between a number and its unit, or before a dot', () => {
  for (let width = 60; width < 300; width += 7)
    for (const line of wrapped('Harm · n = 240, gold on 44 · the rate is 33.3 % if none are', width))
      expect(line).not.toMatch(/^[·%=]|[=]$|\bn$/);
});
