// Offsets of evidence work as Python slices: a slice of the text that `show` prints equals the quote, also in unusual
// texts.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { folder, json, rows, touchstone } from './touchstone.ts';

const files = folder();
afterAll(files.remove);

/**
 * Emoji joined by zero-width joiners, letters beyond 16 bits, combining marks, CJK, right-to-left text, a skin tone.
 */
const TEXT = 'é 👍🏽 a 👩‍👩‍👧 or 𝕏? cafe\u0301 e\u0301, 漢字𠮷野家 שלום\nnext line 👨🏿‍🚀.';

/** Pieces of the second message, and the evidence that quotes them. */
const QUOTES = ['👍🏽', '👩‍👩‍👧 or 𝕏', 'e\u0301,', '字𠮷野', '𠮷', 'שלום\nnext', '👨🏿‍🚀.', TEXT];
const evidence = QUOTES.map((quote) => {
  const start = TEXT.indexOf(quote);
  return { message_number: 2, block_number: 1, start_utf16: start, end_utf16: start + quote.length, quote };
});

function study(name: string): string {
  const path = files.path(`${name}.touchstone`);
  json(['new', '-s', path]);
  const messages = [
    { role: 'user', content: 'Say something odd.' },
    { role: 'assistant', content: TEXT },
  ];
  const lines = files.write('odd.jsonl', JSON.stringify({ id: 'odd', scenario: 'blackmail', messages }));
  json(['import', '-s', path, lines]);
  return path;
}

const exported = (path: string, what: string, as: string): string => {
  const out = files.path(`${what}.${as}`);
  json(['export', '-s', path, '--what', what, '--as', as, '-o', out]);
  return out;
};

const Pieces = z.tuple([z.string(), z.string(), z.string()]);

test.skipIf(spawnSync('python3', ['--version']).status !== 0)(
  'a slice in Python equals the quote, by code points and by UTF-16 code units',
  () => {
    const first = study('first');
    json([
      'labels',
      'import',
      '-s',
      first,
      files.write('harm.csv', 'transcript,rater,blackmail\nodd,Ada,3\nodd,Bo,3\n'),
    ]);
    const labels = rows(['labels', 'list', '-s', first]);
    const table = labels.map((label) => JSON.stringify({ ...label, evidence })).join('\n');
    const second = study('second');
    json(['labels', 'import', '-s', second, files.write('labels.jsonl', table)]);
    json(['adjudicate', '-s', second, '--rule', 'unanimous']);
    const shown = files.write('shown.json', touchstone(['show', 'odd', '-s', second, '--json']).stdout);
    for (const [what, as] of [
      ['labels', 'jsonl'],
      ['labels', 'csv'],
      ['gold', 'jsonl'],
      ['gold', 'csv'],
    ] as const) {
      const args = [resolve('test/cli/slices.py'), shown, exported(second, what, as)];
      const { stdout, stderr } = spawnSync('python3', args, { encoding: 'utf8' });
      expect(stderr).toBe('');
      const pieces = stdout
        .trimEnd()
        .split('\n')
        .map((line) => Pieces.parse(JSON.parse(line)));
      expect(new Set(pieces.map(([quote]) => quote))).toEqual(new Set(QUOTES));
      for (const [quote, byPoint, byUnit] of pieces) expect([byPoint, byUnit]).toEqual([quote, quote]);
    }
  },
);
