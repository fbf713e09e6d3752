// A curve in the unit square with the current point marked, for the ROC and the precision-recall curve.
import { axisX, axisY, dot, gridX, gridY, line, plot, ruleY } from '@observablehq/plot';
import { moved, onTop, type Marked } from './mark.ts';

/** A point of the unit square. */
export interface Point {
  x: number;
  y: number;
}

export interface CurveLook {
  /** The labels of the axes. */
  x: string;
  y: string;
  /** The baseline of flagging at random, a straight line. */
  chance: readonly [Point, Point];
  /** Whether the curve is level between its points instead of slanted. */
  step: boolean;
  width: number;
}

const TICKS = [0, 0.25, 0.5, 0.75, 1];
/** Up to this many points, each is marked, because each is a threshold. */
const FEW = 40;

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** The figure as an SVG element; points begin with the strictest threshold. */
export function curve(points: readonly Point[], { x, y, chance, step, width }: CurveLook): Marked<Point> {
  const figure = plot({
    width,
    height: Math.round(Math.min(width * 0.85, 340)),
    marginLeft: 48,
    marginBottom: 40,
    marginTop: 24,
    style: { background: 'transparent', color: 'var(--ink-2)', fontSize: 'var(--size-11)' },
    x: { domain: [0, 1], label: null },
    y: { domain: [0, 1], label: null },
    marks: [
      gridX({ stroke: 'var(--line)', strokeOpacity: 1, ticks: TICKS }),
      gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: TICKS }),
      axisX({
        stroke: 'var(--line)',
        fill: 'var(--ink-2)',
        ticks: TICKS,
        tickFormat: percent,
        label: x,
        labelArrow: 'none',
      }),
      axisY({
        stroke: 'var(--line)',
        fill: 'var(--ink-2)',
        ticks: TICKS,
        tickFormat: percent,
        label: y,
        labelArrow: 'none',
      }),
      ruleY([0], { stroke: 'var(--ink-2)' }),
      line(chance, { x: 'x', y: 'y', stroke: 'var(--ink-3)', strokeDasharray: '3 3' }),
      line(points, { x: 'x', y: 'y', stroke: 'var(--ink)', strokeWidth: 1.5, curve: step ? 'step-before' : 'linear' }),
      points.length <= FEW ? dot(points, { x: 'x', y: 'y', r: 2, fill: 'var(--ink)' }) : null,
    ],
  });
  const across = figure.scale('x');
  const up = figure.scale('y');
  const here = onTop(figure, 'circle', {
    r: 6,
    fill: 'var(--gold)',
    stroke: 'var(--paper)',
    'stroke-width': 1.5,
    'data-mark': 'threshold',
  });
  return {
    element: figure,
    mark: (place) =>
      moved(here, place === null ? null : { cx: Number(across?.apply(place.x)), cy: Number(up?.apply(place.y)) }),
  };
}
