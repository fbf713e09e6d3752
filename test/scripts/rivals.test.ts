// The ratios of `npm run bench -- rivals`, computed from results in the format of bench-peers.
import { expect, test } from 'vitest';
import { ratiosOf, Results } from '../bench/rival-ratios.ts';

const results = Results.parse({
  meta: { cores: 2 },
  peers: {
    ours: {
      version: 'Touchstone',
      library: { L: { paint: 200, n: 3 } },
      openX: { paint: 50, pss: 100, nodes: 900 },
      searchWithinX: { how: 'product', paint: 60 },
      label: { M60: { dom: 3, dom_p95: 4, n: 20 }, X: { error: 'gone' } },
    },
    inspect: { openX: { paint: 400, pss: 150 }, searchWithinX: { how: 'product', paint: 80 } },
    lsf: {
      openX: { paint: null, pss: 300, errors: ['it failed'] },
      searchWithinX: { how: 'browser find only (window.find)', paint: 10 },
      label: { M60: { dom: 6, dom_p95: 8 } },
    },
    floor: { library: { L: { paint: 100 } }, openX: { paint: 10, pss: 100 }, label: { M60: { dom: 2, dom_p95: 2 } } },
  },
});

test('each row is a ratio to the best rival, a named rival or a bare page, with the ratio that is required', () => {
  const rows = ratiosOf(results).map(({ name, versus, ratio, bar, ok }) => [name, versus, ratio, bar, ok]);
  expect(rows).toEqual([
    ['library of 5,000, first rows', '100 ms (a bare page)', 2, 1.1, false],
    ['open 5,000 messages', '400 ms (inspect)', 0.125, 0.25, true],
    ['find in 5,000 messages', '80 ms (inspect)', 0.75, 0.75, true],
    ['choice key to the page, median', '6 ms (lsf)', 0.5, 0.7, true],
    ['choice key to the page, median', '2 ms (a bare page)', 1.5, 1.7, true],
    ['choice key to the page, p95', '8 ms (lsf)', 0.5, 0.7, true],
    ['memory of the window with 5,000 messages', '100 bytes (a bare page)', 1, 1.1, true],
  ]);
});

test('results without a measurement of Touchstone are an error', () => {
  expect(() => ratiosOf({ peers: {} })).toThrow('nothing of Touchstone');
});
