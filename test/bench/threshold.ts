// The threshold of Calibrate over 100,000 transcripts: the time of one step, and of sorting the scores once when they
// arrive.
import { draws } from '../../statistics/random.ts';
import { liveAt, placeOf, sweptOf, thresholdAt } from '../../renderer/calibrate/live.ts';
import { figure, median, quantile, type Bench, type Figure } from './figure.ts';

const TRANSCRIPTS = 100_000;
const STEPS = 2000;
const WARM_UP = 200;
/** Milliseconds of one frame at 60 frames a second. */
const FRAME = 16;

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function measure(): Figure[] {
  const random = draws(7);
  const gold = Array.from({ length: TRANSCRIPTS }, () => (random.uniform() < 0.1 ? 3 : 0));
  // every transcript has another score, which is the greatest possible number of steps
  const scores = gold.map((level) => level / 4 + random.uniform());
  const weights = gold.map(() => 1 + random.index(20));
  const basis = {
    scores,
    gold,
    weights: null,
    at: { value: 3, name: 'attempted' },
    speaks: { target: 'model' as const, clusters: null },
  };
  let swept = sweptOf(basis);
  const arrival = median(Array.from({ length: 5 }, () => milliseconds(() => (swept = sweptOf({ ...basis, weights })))));
  const plain = sweptOf(basis);
  const steps = Array.from({ length: WARM_UP + STEPS }, (_, step) =>
    milliseconds(() => {
      const place = (step * 47) % TRANSCRIPTS;
      liveAt(plain, placeOf(plain, thresholdAt(plain, place)));
      liveAt(swept, placeOf(swept, thresholdAt(swept, place)));
    }),
  ).slice(WARM_UP);
  return [
    figure({
      name: `a step of the threshold over ${TRANSCRIPTS} transcripts (99 of 100 within)`,
      value: quantile(steps, 0.99),
      unit: 'ms',
      versus: `a frame of ${FRAME} ms`,
      ratio: quantile(steps, 0.99) / FRAME,
      atMost: 0.25,
    }),
    figure({
      name: 'sorting their scores, once',
      value: arrival,
      unit: 'ms',
      versus: 'the limit of 500 ms',
      atMost: 500,
    }),
  ];
}

export const thresholding: Bench = {
  name: 'threshold',
  about: 'Calibrate: a step of the threshold over 100,000 transcripts',
  run: () => Promise.resolve(measure()),
};
