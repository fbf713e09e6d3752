// The content of figures: order, names and looks of groups, equal estimates drawn once, gaps, and counts.
import { expect, test } from 'vitest';
import { LOOKS, type FigureDrawing, type GroupLook } from '../../contract/drawing.ts';
import { sceneOf } from '../../plots/draw.ts';
import { lookOf } from '../../plots/looks.ts';
import type { Mark, Path, Point, SceneText } from '../../plots/scene.ts';
import { figure, looks, row } from './report.ts';

const marksOf = (drawing: FigureDrawing, width = 700): Mark[] => sceneOf(drawing, width).marks;
const textsOf = (drawing: FigureDrawing, width = 700): string[] =>
  marksOf(drawing, width).flatMap((mark) => (mark.kind === 'words' ? [mark.words] : []));
const isPoint = (mark: Mark): mark is Point => mark.kind === 'point' && mark.group !== undefined;
const isPath = (mark: Mark): mark is Path => mark.kind === 'path';

const VALUES = { arm: ['none', 'refusals', 'reasons'], checkpoint: [0, 100, 200] };
const lines = (arms: string[], some: object = {}) =>
  figure(
    [0, 100, 200].flatMap((step) => arms.map((arm) => row([step, arm], some))),
    { by: 'checkpoint', split: 'arm', figure: 'lines' },
    looks(VALUES),
  ).drawing;

test('a group has the same colour and sign in every figure', () => {
  const lookIn = (drawing: FigureDrawing, part: string): number | undefined =>
    drawing.groups.find((group) => group.part === part)?.look;
  for (const [at, arm] of VALUES.arm.entries()) {
    expect(lookIn(lines(VALUES.arm), arm)).toBe(at);
    expect(lookIn(lines([arm]), arm)).toBe(at);
    const split = figure([row(['x', arm])], { by: 'scenario', split: 'arm' }, looks(VALUES)).drawing;
    expect(lookIn(split, arm)).toBe(at);
  }
  const chosen: GroupLook[] = [{ facet: 'arm', value: 'reasons', name: '', look: 0 }];
  const with_chosen = figure(
    VALUES.arm.map((arm) => row(['x', arm])),
    { by: 'scenario', split: 'arm' },
    looks(VALUES, chosen),
  ).drawing;
  expect(with_chosen.groups.map(({ part, look }) => [part, look])).toEqual([
    ['reasons', 0],
    ['none', 1],
    ['refusals', 2],
  ]);
});

test('looks can be distinguished in grey: each has its own sign and stroke', () => {
  const all = Array.from({ length: LOOKS }, (_, at) => lookOf(at));
  expect(new Set(all.map(({ sign }) => sign)).size).toBe(LOOKS);
  expect(new Set(all.map(({ dash }) => dash)).size).toBe(LOOKS);
  const more = Array.from({ length: LOOKS * LOOKS }, (_, at) => lookOf(at));
  expect(new Set(more.map(({ paint, sign }) => `${paint} ${sign}`)).size).toBe(LOOKS * LOOKS);
});

test('groups are in the chosen order and under the chosen names', () => {
  const groups: GroupLook[] = [
    { facet: 'arm', value: 'reasons', name: 'With reasons', look: 3 },
    { facet: 'arm', value: 'none', name: '', look: 1 },
  ];
  const rows = ['none', 'reasons', 'refusals'].map((arm) => row([arm]));
  const { drawing, table } = figure(rows, {}, looks(VALUES, groups));
  expect(drawing.groups.map(({ group }) => group)).toEqual(['With reasons', 'none', 'refusals']);
  expect(textsOf(drawing)).toContain('With reasons');
  // the table of data keeps the values of the study
  expect(table.rows.map(([arm]) => arm)).toEqual(['reasons', 'none', 'refusals', 'all']);
});

test('axis titles are generated, or taken from the choice', () => {
  const usual = figure([row([0]), row([100])], { by: 'checkpoint', figure: 'lines', log: true }).drawing;
  expect(textsOf(usual)).toEqual(
    expect.arrayContaining(['Rate of Harm, from level 3 (attempted)', 'checkpoint (logarithmic)']),
  );
  const own = figure([row(['none'])], { title: 'T', rate_title: 'Harmful runs', facet_title: 'Training' }).drawing;
  expect(own.title).toBe('T');
  expect(textsOf(own)).toEqual(expect.arrayContaining(['Harmful runs', 'Training']));
});

test('equal estimates are drawn once, and the key explains it', () => {
  const both = figure([row(['none'], { gold: 0.2, corrected: 0.2 }), row(['reasons'], { gold: 0.1 })]).drawing;
  const points = marksOf(both).filter(isPoint);
  expect(points.filter(({ group }) => group === 0)).toHaveLength(2);
  expect(points.filter(({ group }) => group === 1)).toHaveLength(3);
  expect(textsOf(both)).toContain('gold and corrected are drawn once if they are equal');
  const slope = figure(
    ['none', 'reasons'].map((arm) => row([arm], { gold: 0.2, corrected: 0.2 })),
    { figure: 'slope' },
  ).drawing;
  expect(textsOf(slope)).toContain('from gold = corrected by gold');
  expect(marksOf(slope).filter(isPath)).toHaveLength(2);
});

test('the rate to quote is named beside its row, also in one column', () => {
  const { drawing } = figure([row(['none']), row(['reasons'], { corrected: null })]);
  expect(textsOf(drawing, 700)).toEqual(expect.arrayContaining(['to quote', 'corrected', 'gold']));
  expect(textsOf(drawing, 330)).toEqual(
    expect.arrayContaining(['corrected 25.0 % [15.0, 35.0]', 'gold 20.0 % [10.0, 30.0]', 'the rate to quote, as text']),
  );
});

test('a missing value interrupts the line, and a note explains the gap', () => {
  const steps = [0, 100, 200, 300];
  const rows = steps.map((step) => row([step], step === 100 ? { corrected: null, why: 'a stratum has no gold' } : {}));
  const { drawing } = figure(rows, { by: 'checkpoint', figure: 'lines' });
  const paths = marksOf(drawing).filter(isPath);
  expect(paths.map(({ points }) => points.length)).toEqual([2]);
  expect(marksOf(drawing).filter(isPoint)).toHaveLength(3);
  expect(drawing.notes).toContain('No corrected rate for 100, so the line has a gap there: a stratum has no gold.');
});

test('a caption counts only the groups that are drawn', () => {
  const rows = ['none', 'refusals', 'reasons'].map((arm) => row([arm], { n: 96, n_gold: 20 }));
  expect(figure(rows).drawing.caption).toContain('n = 288, gold on 60');
  const slope = figure(rows, { figure: 'slope', first: 'none', second: 'reasons' }).drawing;
  expect(slope.caption).toContain('n = 192, gold on 40');
  expect(slope.groups.map(({ n }) => n)).toEqual([96, 96]);
});

test('a caption names the population of the rates, with grouped counts', () => {
  const rows = ['none', 'refusals'].map((arm) => row([arm], { n: 24_000_000, n_gold: 2000 }));
  const { drawing } = figure(rows, {}, looks(), { population: 50_000_000, out_of_scope: 2_000_000 });
  expect(drawing.caption).toContain('n = 48,000,000 of a population of 50,000,000 units, gold on 4,000');
  expect(drawing.caption).toContain('2,000,000 units of scenarios');
});

test('only the chosen rates are drawn', () => {
  const { drawing } = figure([row(['none'])], { rates: ['raw', 'corrected'] });
  expect(drawing.rates).toEqual(['raw', 'corrected']);
  expect(marksOf(drawing).filter(isPoint)).toHaveLength(2);
});

test('all percentages of an axis have the same number of decimals', () => {
  const { drawing } = figure([row(['none'], { raw: 0, gold: 0, corrected: 0 })]);
  const small = {
    ...drawing,
    groups: drawing.groups.map((group) => ({
      ...group,
      rates: { raw: { value: 0.01, low: 0, high: 0.015, about: '' }, gold: null, corrected: null },
    })),
  };
  const steps = marksOf(small).flatMap((mark) => (isTick(mark) ? [mark.words] : []));
  expect(steps).toEqual(['0.0 %', '0.5 %', '1.0 %', '1.5 %', '2.0 %']);
});

const isTick = (mark: Mark): mark is SceneText => mark.kind === 'words' && /^\d+(\.\d+)? %$/.test(mark.words);
