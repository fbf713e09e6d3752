// Output of a program as a terminal shows it: colours instead of escape sequences, and only the last text of a line
// that was overwritten.
import type { Styled } from './items.ts';
import { Drawing, type Mapped } from './mapped.ts';

/** Whether output contains characters that a terminal interprets. */
export const isForTerminal = (text: string): boolean => /[\u001b\u009b\r\b]/.test(text);

// CSI sequences, OSC sequences (titles, links) and short sequences
const SEQUENCE =
  /(?:\u001b\[|\u009b)([0-9;:?<=>]*)[ -/]*([@-~])|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[ -/]*[0-Z\\^-~]/g;
const COLOURS = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const;
const HUES = ['red', 'yellow', 'green', 'cyan', 'blue', 'magenta'] as const;

interface Pen {
  colour: string;
  bold: boolean;
  dim: boolean;
  italic: boolean;
  underline: boolean;
}
const NEW_PEN: Pen = { colour: '', bold: false, dim: false, italic: false, underline: false };

const lookOf = ({ colour, bold, dim, italic, underline }: Pen): string =>
  [colour, bold && 'bold', dim && 'dim', italic && 'italic', underline && 'underline'].filter(Boolean).join(' ');

/**
 * The nearest of six hues, because other colours may not be readable on the paper; '' (the colour of text) for greys.
 */
function nearest(red: number, green: number, blue: number): string {
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  if (range < 40) return '';
  const [a, b, base] = most === red ? [green, blue, 0] : most === green ? [blue, red, 2] : [red, green, 4];
  const hue = Math.round((base + (a - b) / range + 6) % 6) % 6;
  return HUES[hue] ?? '';
}

/** A colour of the 256-colour table: 16 named colours, a cube of 6 x 6 x 6, and greys. */
function ofTable(index: number): string {
  if (index < 16) return COLOURS[index % 8] ?? '';
  if (index > 231) return '';
  const level = (by: number): number => (Math.floor((index - 16) / by) % 6) * 51;
  return nearest(level(36), level(6), level(1));
}

function painted(pen: Pen, codes: readonly number[]): Pen {
  let next = pen;
  for (let n = 0; n < codes.length; n += 1) {
    const code = codes[n] ?? 0;
    if (code === 0) next = NEW_PEN;
    else if (code === 1) next = { ...next, bold: true };
    else if (code === 2) next = { ...next, dim: true };
    else if (code === 3) next = { ...next, italic: true };
    else if (code === 4) next = { ...next, underline: true };
    else if (code === 22) next = { ...next, bold: false, dim: false };
    else if (code === 23) next = { ...next, italic: false };
    else if (code === 24) next = { ...next, underline: false };
    else if (code >= 30 && code <= 37) next = { ...next, colour: COLOURS[code - 30] ?? '' };
    else if (code >= 90 && code <= 97) next = { ...next, colour: COLOURS[code - 90] ?? '' };
    else if (code === 39) next = { ...next, colour: '' };
    else if (code === 38 || code === 48) {
      const rgb = codes[n + 1] === 2;
      const colour = rgb
        ? nearest(codes[n + 2] ?? 0, codes[n + 3] ?? 0, codes[n + 4] ?? 0)
        : ofTable(codes[n + 2] ?? 0);
      if (code === 38) next = { ...next, colour };
      n += rgb ? 4 : 2;
    }
  }
  return next;
}

/**
 * The index at which the visible text of a line begins: after the last carriage return that is not at the end of the
 * line.
 */
function lastWritten(line: string): number {
  const text = line.endsWith('\r') ? line.replace(/\r+$/, '') : line;
  return text.lastIndexOf('\r') + 1;
}

/**
 * Output as a terminal would finally show it, and the styles of its parts. `overwritten`: the number of overwritten
 * lines.
 */
export function terminal(text: string): { mapped: Mapped; styles: Styled[]; overwritten: number } {
  const drawing = new Drawing();
  const styles: Styled[] = [];
  let pen = NEW_PEN;
  let overwritten = 0;
  const write = (from: number, to: number): void => {
    const start = drawing.length;
    for (let at = from; at < to;) {
      const control = text.slice(at, to).search(/[\r\b]/);
      const end = control === -1 ? to : at + control;
      drawing.add(text.slice(at, end), at);
      at = end + 1;
    }
    const look = lookOf(pen);
    if (look !== '' && drawing.length > start) styles.push({ start, end: drawing.length, look });
  };
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const shown = lastWritten(line);
    if (shown > 0) overwritten += 1;
    let at = lineStart + shown;
    const lineEnd = lineStart + line.length;
    for (const found of line.matchAll(SEQUENCE)) {
      const start = lineStart + found.index;
      if (start > at) write(at, start);
      if (found[2] === 'm') pen = painted(pen, (found[1] ?? '').split(/[;:]/).map(Number));
      at = Math.max(at, start + found[0].length);
    }
    if (at < lineEnd) write(at, lineEnd);
    if (lineEnd < text.length) write(lineEnd, lineEnd + 1);
    lineStart = lineEnd + 1;
  }
  return { mapped: drawing.mapped, styles, overwritten };
}
