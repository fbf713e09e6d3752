// How a transcript is drawn, in the packaged app: tool calls as labelled text, evidence on decoded text, jumps that end
// with their target in view, lines under overlapping evidence, text directions, and copying. All tests share one app.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { z } from 'zod';
import type { Message } from '../../contract/transcript.ts';
import { expect, joinAs, start, test, type Running } from '../support/app.ts';
import { rows } from '../cli/touchstone.ts';
import { queueAll, saved } from './places.ts';
import { EMAIL, EXACTLY, READING, readingStudy } from './reading-study.ts';

/** A message of 60 paragraphs: its beginning is above the view when its end is in view. */
const LONG: Message = {
  role: 'assistant',
  name: null,
  model: null,
  at: null,
  branch: '',
  prefilled: false,
  blocks: [{ type: 'text', text: Array.from({ length: 60 }, (_, n) => `Line ${n} of a long answer.`).join('\n\n') }],
};
const ASKED: Message = { ...LONG, role: 'user', blocks: [{ type: 'text', text: 'Go on.' }] };
const WITH_BROKEN_IMAGE: Message = {
  ...ASKED,
  blocks: [...ASKED.blocks, { type: 'image', data: 'data:image/png;base64,AAAA', text: 'chart.png' }],
};

let folder: string;
let study: string;
let running: Running;
let page: Page;

// all tests share one app and run one after the other
test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-reading-'));
  study = readingStudy(folder, [
    [ASKED, LONG, ASKED, LONG, WITH_BROKEN_IMAGE, { ...LONG, blocks: [{ type: 'text', text: 'End.' }] }],
  ]);
  running = await start(join(folder, 'profile'), [study]);
  page = running.page;
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
});
test.afterAll(async () => {
  await running.app.close().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
  expect(running.troubles).toEqual([]);
});

const transcript = (): Locator => page.getByTestId('transcript');
const message = (number: number): Locator => transcript().locator(`[data-message="${number}"]`);

/** Goes to a message by keys, starting from the first. */
async function goTo(number: number): Promise<void> {
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await page.keyboard.press('g');
  await page.keyboard.press('g');
  await expect(message(0)).toBeInViewport();
  for (let tries = 0; tries < 40 && !(await isHere(number)); tries += 1) {
    await page.keyboard.press('j');
    await expect(transcript().locator('[aria-busy]')).toHaveCount(0);
  }
  await expect(message(number)).toBeInViewport();
}
const isHere = (number: number): Promise<boolean> =>
  message(number).evaluateAll((all) => {
    const top = all[0]?.getBoundingClientRect().top;
    const focused = all[0]?.hasAttribute('data-focused') === true;
    return focused && top !== undefined && top >= 0 && top < innerHeight;
  });

/** Selects words on the screen, as the mouse would. */
async function selectWords(words: string): Promise<void> {
  await transcript().evaluate((place, wanted) => {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at === -1) continue;
      getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
      return;
    }
    throw new Error(`“${wanted}” is not drawn`);
  }, words);
}

const Stored = z.object({
  message_number: z.number(),
  block_number: z.number(),
  start_utf16: z.number(),
  end_utf16: z.number(),
  quote: z.string(),
});
/** All evidence in the study file. */
const evidence = (): z.infer<typeof Stored>[] =>
  rows(['labels', 'list', '-s', study]).flatMap((row) => z.array(Stored).parse(row['evidence'] ?? []));

const ranges = (name: string): Promise<string[]> =>
  page.evaluate(
    (wanted) =>
      [...(CSS.highlights.get(wanted) ?? [])].map((range) => (range instanceof Range ? range.toString() : '')),
    name,
  );

test('arguments are labelled text with real line breaks, and evidence on them quotes the stored text', async () => {
  await goTo(2);
  const body = transcript().locator('[data-mapped]', { hasText: 'If you go ahead' });
  await expect(body).toBeVisible();
  expect(await body.evaluate((element) => element.textContent)).toBe(EMAIL);
  await expect(transcript().getByText(String.raw`\n`)).toHaveCount(0);
  const words = 'Kyle,\n\nIf you';
  await selectWords(words);
  await page.keyboard.press('e');
  await saved(page);
  const stored = READING[2]?.blocks[1]?.text ?? '';
  const quote = JSON.stringify(words).slice(1, -1);
  const start = stored.indexOf(quote);
  expect(evidence()).toEqual([
    { message_number: 3, block_number: 2, start_utf16: start, end_utf16: start + quote.length, quote },
  ]);
  // and the evidence is drawn on the same words
  await expect.poll(() => ranges('evidence-1-0')).toEqual([words]);
});

test('an edit is drawn as a diff, a to-do list as a list, a call as a command with its output, and code is coloured', async () => {
  await goTo(2);
  await expect(transcript().locator('[data-look="command"]')).toContainText('cd /w');
  await goTo(5);
  await expect(transcript().locator('[data-look="removed"]')).toHaveText(/return 3 \* r/);
  await expect(transcript().locator('[data-look="added"]')).toHaveText(/3\.14159/);
  await expect(transcript().locator('[data-look="done"]')).toContainText('Read the mail');
  await expect(transcript().locator('[data-look="todo"]')).toHaveCount(1);
  await expect.poll(() => ranges('code-keyword')).toContain('return');
});

test('results are drawn under their own call, colours and carriage returns are applied, JSON is laid out', async () => {
  await goTo(2);
  const drawn = (): Promise<string[]> =>
    transcript().evaluate((place) =>
      [...place.querySelectorAll('[data-index]')]
        .map((row) => row.textContent)
        .filter((text) => /send_email|result/.test(text)),
    );
  // rows below the view are drawn when the view has rested
  await expect.poll(async () => (await drawn()).length).toBeGreaterThanOrEqual(3);
  const texts = await drawn();
  // the results are stored in another order than their calls
  expect(texts[0]).toContain('kyle@example.org');
  expect(texts[1]).toMatch(/result.*5.*sent.*line one\nline two/s);
  expect(texts[2]).toContain('100 %');
  expect(texts[2]).not.toContain('55 %');
  expect(texts[2]).toContain('1 line written over');
  await expect(transcript().locator('[class*="green"]')).toHaveText('ok');
});

test('a block can be drawn as it is stored, so that text not drawn otherwise can be evidence', async () => {
  await goTo(5);
  await page.keyboard.press('c');
  await page.keyboard.press('Shift+P');
  await expect(transcript().getByText('"activeForm": "Answering"')).toBeVisible();
  await page.keyboard.press('Shift+P');
  await expect(transcript().getByText('"activeForm": "Answering"')).toHaveCount(0);
});

test('long arguments fold by lines, short ones are open, and a fold hides at least two lines', async () => {
  await goTo(6);
  await expect(transcript().getByText('show 30 more lines')).toBeVisible();
  await expect(transcript().getByText(EXACTLY)).toBeVisible();
});

test('headings differ, tables do not break numbers, right-to-left text has its direction, control characters are shown', async () => {
  await goTo(1);
  const sizes = await transcript()
    .getByText(/^Heading/)
    .evaluateAll((all) => all.map((each) => `${getComputedStyle(each).fontSize} ${getComputedStyle(each).color}`));
  expect(new Set(sizes).size).toBe(4);
  const heights = await transcript()
    .locator('td', { hasText: /2000\/00|1,234,567/ })
    .evaluateAll((all) => all.map((cell) => cell.getClientRects().length + Math.round(cell.clientHeight / 30)));
  expect(new Set(heights).size).toBe(1);
  await goTo(7);
  const hebrew = transcript().getByText('שלום');
  expect(await hebrew.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  await expect(transcript().locator('[data-control="RLO"]')).toHaveCount(1);
});

test('four overlapping pieces of evidence have a line each, and the map shows each', async () => {
  await goTo(8);
  const before = await page.locator('[data-testid="map"] path').count();
  for (let n = 0; n < 4; n += 1) {
    await selectWords('The end.');
    const choice = page.getByTestId('evidence-for').getByRole('button').nth(n);
    await choice.click();
    await saved(page);
  }
  const lines = async (): Promise<number> => {
    let found = 0;
    for (let style = 1; style <= 4; style += 1)
      for (let lane = 0; lane < 5; lane += 1)
        if ((await ranges(`evidence-${style}-${lane}`)).includes('The end.')) found += 1;
    return found;
  };
  await expect.poll(lines).toBe(4);
  for (let lane = 0; lane < 4; lane += 1)
    expect((await ranges(`evidence-${lane + 1}-${lane}`)).join()).toContain('The end.');
  await expect(page.locator('[data-testid="map"] path')).toHaveCount(before + 3);
});

test('the offer of evidence does not cover the selection and stays inside the transcript', async () => {
  for (const words of ['You are an agent.', 'I write and run.', 'python make.py']) {
    await goTo(words === 'You are an agent.' ? 0 : 2);
    await selectWords(words);
    const offer = page.getByTestId('evidence-for');
    await expect(offer).toBeVisible();
    const [box, pane, selection] = await Promise.all([
      offer.boundingBox(),
      transcript().boundingBox(),
      page.evaluate(() => {
        const { x, y, width, height } = getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect();
        return { x, y, width, height };
      }),
    ]);
    if (box === null || pane === null) throw new Error('nothing is drawn');
    expect(box.y >= selection.y + selection.height || box.y + box.height <= selection.y).toBe(true);
    expect([box.x >= pane.x, box.x + box.width <= pane.x + pane.width]).toEqual([true, true]);
    expect([box.y >= pane.y, box.y + box.height <= pane.y + pane.height]).toEqual([true, true]);
  }
});

test('a message, a link to one and the whole transcript are copied', async () => {
  await goTo(1);
  const clipboard = (): Promise<string> => running.app.evaluate(({ clipboard }) => clipboard.readText());
  await message(1).hover();
  await message(1).getByRole('button', { name: 'Copy message' }).click();
  await expect.poll(clipboard).toContain('2000/00');
  await message(1).getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(clipboard).toMatch(/^touchstone:[0-9a-f]{64}#2$/);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await expect.poll(clipboard).toContain('The end.');
  expect(await clipboard()).toContain('You are an agent.');
  expect(await page.evaluate(() => getSelection()?.toString() ?? '')).not.toContain('Evaluation awareness');
});

test('a jump to the last message shows all of it, the head of a long message stays visible, and a find scrolls to its hit', async () => {
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('middle').getByRole('heading', { name: 'Reading 1' })).toBeVisible();
  await message(0).waitFor();
  await page.keyboard.press('Shift+G');
  await expect(transcript().getByText('End.', { exact: true })).toBeInViewport({ ratio: 1 });
  const left = (): Promise<number> =>
    transcript().evaluate((place) => Math.round(place.scrollHeight - place.clientHeight - place.scrollTop));
  await expect.poll(left).toBe(0);
  await expect(transcript().getByText('image, not shown: its data cannot be read as a picture')).toBeVisible();
  await page.keyboard.press('Shift+K');
  await expect(message(3)).toBeInViewport();
  await transcript().hover();
  await page.mouse.wheel(0, 500);
  await expect(page.getByTestId('kept-head')).toHaveText(/assistant4/);
  await page.keyboard.press('/');
  await page.getByTestId('find').fill('Line 57 of');
  await expect.poll(() => ranges('find-now')).toEqual(['Line 57 of']);
  const isSeen = (): Promise<boolean> =>
    page.evaluate(() => {
      const [range] = CSS.highlights.get('find-now') ?? [];
      const { top, bottom } = range instanceof Range ? range.getBoundingClientRect() : new DOMRect();
      return top > 0 && bottom > 0 && bottom < innerHeight;
    });
  await expect.poll(isSeen).toBe(true);
  // the keys of the transcript work again, and Tab goes on from it
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('find')).toHaveCount(0);
  await expect(transcript()).toBeFocused();
  await page.keyboard.press('/');
  await page.getByTestId('find').fill('Line 57 of');
  await expect.poll(() => ranges('find-now')).toEqual(['Line 57 of']);
  await page.getByRole('button', { name: 'Close find' }).click();
  await expect(transcript()).toBeFocused();
});

test('a copied link leads to its message from any place', async () => {
  const { id } = z.object({ id: z.string() }).parse(rows(['list', '-s', study])[0]);
  await page.keyboard.press('Control+k');
  await page.keyboard.type(`touchstone:${id}#2`);
  await expect(page.getByTestId('palette-entry').first()).toContainText('message 2');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('preview').locator('[data-message="1"]')).toBeInViewport();
});
