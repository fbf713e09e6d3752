// The scores of a grader as bars, and on them the cuts of a mapping: a cut is dragged, or moved by arrow keys from
// score to score.
import { useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { barsOver, nearestTo, numbersIn, roomFor, steppedFrom, type Answers, type Bar } from './score-cuts.ts';
import { scoreText } from '../parts/estimates.ts';
import styles from './ScoreCuts.module.css';

/** A movable cut: scores from `from` on have the level `level`. */
export interface Cut {
  from: number;
  level: number;
  name: string;
}

export interface ScoreCutsProps {
  answers: Answers;
  cuts: readonly Cut[];
  /** Whether this score is an event under the current cuts. */
  isEvent: (score: number) => boolean;
  onMove: (cut: Cut, to: number) => void;
}

const [WIDTH, HEIGHT, TOP, BOTTOM, SIDE] = [640, 168, 30, 22, 12];
/** Number of scores by which Page Up and Page Down move a cut. */
const PAGE = 10;
const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageUp: PAGE,
  PageDown: -PAGE,
  Home: -Infinity,
  End: Infinity,
};

interface HandleProps {
  cut: Cut;
  cuts: readonly Cut[];
  numbers: readonly number[];
  x: number;
  valueAt: (clientX: number) => number;
  onMove: ScoreCutsProps['onMove'];
}

function Handle({ cut, cuts, numbers, x, valueAt, onMove }: HandleProps) {
  const held = useRef(false);
  const room = roomFor(
    numbers,
    cuts.map(({ from }) => from),
    cut.from,
  );
  const move = (to: number): void => {
    if (to !== cut.from) onMove(cut, to);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(steppedFrom(room, cut.from, by));
  };
  const hold = (event: PointerEvent<SVGGElement>): void => {
    held.current = true;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const drag = (event: PointerEvent<SVGGElement>): void => {
    if (held.current) move(nearestTo(room, valueAt(event.clientX), cut.from));
  };
  return (
    <g
      className={styles.handle}
      transform={`translate(${x} 0)`}
      role="slider"
      tabIndex={0}
      aria-label={`${cut.level} ${cut.name} begins at`}
      aria-orientation="horizontal"
      aria-valuemin={room[0] ?? cut.from}
      aria-valuemax={room.at(-1) ?? cut.from}
      aria-valuenow={cut.from}
      aria-valuetext={`${scoreText(cut.from)} or more`}
      data-testid={`cut-${cut.level}`}
      onKeyDown={onKeyDown}
      onPointerDown={hold}
      onPointerMove={drag}
      onPointerUp={() => (held.current = false)}
      onPointerCancel={() => (held.current = false)}
    >
      <rect className={styles.grip} x={-12} y={0} width={24} height={HEIGHT - BOTTOM} />
      <line y1={TOP - 6} y2={HEIGHT - BOTTOM} />
      <circle cy={TOP - 16} r={11} />
      <text y={TOP - 12}>{cut.level}</text>
    </g>
  );
}

function Bars({
  bars,
  across,
  most,
  isEvent,
}: {
  bars: readonly Bar[];
  across: (value: number) => number;
  most: number;
  isEvent: ScoreCutsProps['isEvent'];
}) {
  const room = HEIGHT - TOP - BOTTOM;
  return bars.map(({ from, to, count }) => {
    const height = Math.max(1, (room * count) / most);
    const [left, right] = [across(from), across(to)];
    return (
      <rect
        key={from}
        className={styles.bar}
        data-event={isEvent((from + to) / 2) || undefined}
        x={left + 0.5}
        width={Math.max(1, right - left - 1)}
        y={HEIGHT - BOTTOM - height}
        height={height}
      >
        <title>{`${count.toLocaleString('en')} scores about ${scoreText((from + to) / 2)}`}</title>
      </rect>
    );
  });
}

/** The numbers on the axis: every score if there are few, otherwise the ends and the middle. */
function ticksOf(numbers: readonly number[]): number[] {
  if (numbers.length <= 12) return [...numbers];
  const [low = 0, high = 0] = [numbers[0], numbers.at(-1)];
  return [low, (low + high) / 2, high];
}

/** Renders nothing if the grader gave no numbers. */
export function ScoreCuts({ answers, cuts, isEvent, onMove }: ScoreCutsProps) {
  const frame = useRef<SVGSVGElement>(null);
  const numbers = useMemo(() => numbersIn(answers), [answers]);
  const { bars, domain } = useMemo(() => barsOver(answers), [answers]);
  if (numbers.length === 0) return null;
  const [low, high] = domain;
  const across = (value: number): number =>
    SIDE + ((WIDTH - 2 * SIDE) * (Math.min(high, Math.max(low, value)) - low)) / (high - low || 1);
  const valueAt = (clientX: number): number => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return low;
    return low + (((clientX - box.left) / box.width) * WIDTH - SIDE) * ((high - low) / (WIDTH - 2 * SIDE));
  };
  return (
    <svg
      ref={frame}
      className={styles.frame}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="group"
      aria-label="Scores, and where each level begins"
      data-testid="score-cuts"
    >
      <Bars bars={bars} across={across} most={Math.max(...bars.map(({ count }) => count))} isEvent={isEvent} />
      <line className={styles.ground} x1={0} x2={WIDTH} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
      {ticksOf(numbers).map((value) => (
        <text key={value} className={styles.tick} x={across(value)} y={HEIGHT - 6}>
          {scoreText(value)}
        </text>
      ))}
      {cuts.map((cut) => (
        <Handle
          key={`${cut.level} ${cuts.filter((one) => one.level === cut.level).indexOf(cut)}`}
          cut={cut}
          cuts={cuts}
          numbers={numbers}
          x={across(cut.from)}
          valueAt={valueAt}
          onMove={onMove}
        />
      ))}
    </svg>
  );
}
