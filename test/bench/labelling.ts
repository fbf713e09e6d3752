// The packaged app in a rater's daily use: going from one transcript to the next, and a long one full of evidence, each
// compared with a bare page in the same window.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerAll, queueAll, saved } from '../app/places.ts';
import { evidenceAndOn, openRow, scroll, settled, submit } from './desk.ts';
import { figure, quantile, rounded, type Bench, type Figure } from './figure.ts';
import { plainly, scrollPlainly } from './plain.ts';
import { inScratch, writeTranscripts } from './scratch.ts';
import { freshPage } from './stopwatch.ts';
import { makeStudy, plainTexts, times, withApp } from './window.ts';

const SHORT = 60;
const LONG = 5000;
const TRANSCRIPTS = 30;
const WARM_UP = 3;
const SPANS = 50;
const FRAMES = 200;
const AT_MOST = 2.5;
const BARE = 'a bare page in the same window';

/** Frames per second, from the milliseconds between frames. */
const rateOf = (deltas: readonly number[]): number =>
  1000 / (deltas.reduce((sum, delta) => sum + delta, 0) / deltas.length);

/** Answers everything and shows the last tool result, so that submitting asks nothing. */
async function readyToSubmit(page: Page): Promise<void> {
  await answerAll(page);
  await page.keyboard.press('Shift+G');
  await page
    .getByTestId('map')
    .and(page.getByLabel(`to ${SHORT} in view`))
    .waitFor();
  await settled(page);
  await saved(page);
}

async function fromOneToTheNext(folder: string): Promise<Figure[]> {
  const study = await makeStudy(
    join(folder, 'queue.touchstone'),
    TRANSCRIPTS,
    writeTranscripts(join(folder, 'queue.jsonl'), TRANSCRIPTS, SHORT),
  );
  return withApp(folder, study, async ({ page }) => {
    await freshPage(page);
    await queueAll(page, 'all');
    const took = await times(TRANSCRIPTS - 1, async () => {
      await readyToSubmit(page);
      return submit(page);
    });
    const texts = plainTexts(SHORT);
    const opened = await times(TRANSCRIPTS - 1, () => plainly(page, texts, (one) => Promise.resolve(one)));
    const [value, bare] = [quantile(took.slice(WARM_UP), 0.95), quantile(opened.slice(WARM_UP), 0.95)];
    return [
      figure({
        name: `submit to the next transcript of ${SHORT} messages readable (95 of 100 within)`,
        value,
        unit: 'ms',
        versus: `${rounded(bare)} ms, ${BARE}`,
        ratio: value / bare,
        atMost: AT_MOST,
      }),
    ];
  });
}

async function fullOfEvidence(folder: string): Promise<Figure[]> {
  const study = await makeStudy(
    join(folder, 'long.touchstone'),
    1,
    writeTranscripts(join(folder, 'long.jsonl'), 1, LONG),
  );
  return withApp(folder, study, async ({ page }) => {
    await freshPage(page);
    await openRow(page, 0);
    await settled(page);
    for (let n = 0; n < SPANS; n += 1) {
      await evidenceAndOn(page, LONG / SPANS);
      await settled(page);
    }
    await page
      .getByTestId('map')
      .and(page.getByLabel(`${SPANS} evidence`))
      .waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('g');
    await settled(page);
    const { deltas } = await scroll(page, FRAMES);
    const value = rateOf(deltas);
    const bare = rateOf(await plainly(page, plainTexts(LONG), () => scrollPlainly(page, FRAMES)));
    return [
      figure({
        name: `scrolling ${LONG} messages with ${SPANS} evidence spans`,
        value,
        unit: 'frames a second',
        versus: `${rounded(bare)}, ${BARE}`,
        ratio: value / bare,
        atLeast: 0.95,
      }),
    ];
  });
}

export const labelling: Bench = {
  name: 'labelling',
  about: 'the packaged app: from one transcript to the next, a long one full of evidence',
  run: () => inScratch(async (folder) => [...(await fromOneToTheNext(folder)), ...(await fullOfEvidence(folder))]),
};
