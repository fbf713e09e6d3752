// Work that waits for a frame runs after the frame that draws its change, in order, and also in a covered window.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterPaint, runWaiting } from '../../renderer/desk/after-paint.ts';

let frames: (() => void)[];
let ran: string[];

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  ran = [];
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => frames.push(work));
});
afterEach(() => void vi.useRealTimers());

const later = (name: string): void => afterPaint(() => void ran.push(name));
/** Draws a frame; timers that the frame starts run only when time advances. */
function frame(): void {
  for (const work of frames.splice(0)) work();
}

test('work that waits for one frame runs after it in order, and work added after it was drawn waits for the next', () => {
  later('a');
  later('b');
  expect(frames).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(ran).toEqual([]);
  frame();
  later('c');
  expect(ran).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(ran).toEqual(['a', 'b']);
  frame();
  vi.advanceTimersByTime(1);
  expect(ran).toEqual(['a', 'b', 'c']);
  vi.advanceTimersByTime(1000);
  expect(ran).toEqual(['a', 'b', 'c']);
});

test('in a covered window, which draws no frame, the work runs after a timeout', () => {
  later('a');
  vi.advanceTimersByTime(60);
  later('b');
  vi.advanceTimersByTime(60);
  expect(ran).toEqual(['a', 'b']);
});

test('work that is requested immediately runs at once, and only once', () => {
  later('a');
  runWaiting();
  later('b');
  runWaiting();
  frame();
  vi.advanceTimersByTime(1000);
  expect(ran).toEqual(['a', 'b']);
});

test('an error in one work does not stop the others', () => {
  later('a');
  afterPaint(() => {
    throw new Error('broken');
  });
  later('b');
  expect(runWaiting).toThrow('broken');
  expect(ran).toEqual(['a', 'b']);
});
