// Exports the corpus of hostile texts in every format, report, figure and table: no output contains anything that a
// receiver would run.
import { parse } from 'csv-parse/sync';
import MarkdownIt from 'markdown-it';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXPORTS, EXPORT_FORMATS, ExportChoice } from '../../contract/export.ts';
import { freshenDisputes } from '../../main/work/disputes/index.ts';
import { exportStream } from '../../main/work/export/index.ts';
import { figureOf, tableChunks } from '../../main/work/figures/index.ts';
import { reportText } from '../../main/work/report/index.ts';
import { asLatex, asMarkdown, printedRates } from '../../plots/print-table.ts';
import { sheetOf } from '../../plots/sheet.ts';
import { USUAL_PRINT } from '../../contract/drawing.ts';
import { figureViews } from '../../main/store/index.ts';
import { freshStudy, type TestStudy } from '../support/study.ts';
import { PAYLOADS } from './payloads.ts';
import { fillHostile } from './study.ts';

let study: TestStudy;
beforeAll(async () => {
  study = freshStudy();
  fillHostile(study.db);
  await freshenDisputes(study.db, new AbortController().signal);
});
afterAll(() => study.remove());

const kinds = new Set(PAYLOADS.map(({ kind }) => kind));
test(`the corpus has ${PAYLOADS.length} payloads of ${kinds.size} kinds`, () => {
  expect(PAYLOADS.length).toBeGreaterThan(200);
  expect(new Set(PAYLOADS.map(({ text }) => text)).size).toBe(PAYLOADS.length);
});

/** Whether a spreadsheet would read the cell as a formula, also after characters that it does not show. */
const isFormula = (cell: string): boolean =>
  /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b]/u.test(cell) && !/^[+-]?\d/.test(cell);

const choices = Object.entries(EXPORTS).flatMap(([what, formats]) =>
  formats
    .filter((as) => !EXPORT_FORMATS[as].folder && !as.startsWith('parquet'))
    .map((as) => ({ what, as, choice: ExportChoice.parse({ what, as, filter: '', judged: null }) })),
);

async function exported(choice: ExportChoice): Promise<string> {
  let all = '';
  for await (const piece of exportStream(study.db, choice).pieces)
    all += typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8');
  return all;
}

describe('exports', () => {
  test.each(choices.filter(({ as }) => as.startsWith('csv')))('$what as $as has no formula', async ({ choice }) => {
    const cells: string[][] = parse(await exported(choice));
    expect(cells.length).toBeGreaterThan(1);
    expect(cells.flat().filter(isFormula)).toEqual([]);
  });
  test.each(choices.filter(({ as }) => !as.startsWith('csv')))('$what as $as is JSON', async ({ as, choice }) => {
    const text = await exported(choice);
    const isLines = EXPORT_FORMATS[as].ending === '.jsonl';
    for (const document of isLines ? text.trim().split('\n').filter(Boolean) : [text]) JSON.parse(document);
  });
});

/** The tags and attributes that our pages and drawings use. */
const TAGS =
  /^<(?:!doctype html|\/?(?:html|head|meta|title|style|body|main|nav|h[1-6]|p|a|ul|ol|li|dl|dt|dd|div|table|caption|thead|tbody|tr|th|td|code|pre|sub|strong|em|figure|br|hr|svg|g|desc|text|tspan|path|line|rect|circle|polygon|defs|clipPath|pattern)(?: [\w:-]+="[^"<>]*")*\s*\/?)>$/i;
const DRAWS = /^(?:fill|stroke|clip-path|mask|filter|marker-\w+)$/;

/** Whether an attribute runs code or loads something from outside of the page. */
function reaches(name: string, value: string): boolean {
  if (/^on|^(?:src|srcset|action|formaction|xlink:href|ping|background|poster|data)$/i.test(name)) return true;
  if (name === 'style') return !/^text-align:\w+$/.test(value);
  return name === 'href' ? !value.startsWith('#') : DRAWS.test(name) && /url\((?!#)/i.test(value);
}

/** The tags in markup that our pages do not use, or that have an attribute that runs or loads something. */
function strange(markup: string): string[] {
  const attributes = (tag: string) => [...tag.matchAll(/ ([\w:-]+)="([^"]*)"/g)];
  return (markup.replace(/^<\?xml version="1.0" encoding="UTF-8"\?>/, '').match(/<[^>]*>?/g) ?? []).filter(
    (tag) => !TAGS.test(tag) || attributes(tag).some(([, name = '', value = '']) => reaches(name, value)),
  );
}
const withoutStyle = (page: string): string => page.replace(/<style>[^]*?<\/style>/, '<style></style>');

/** Every command that LaTeX would run. */
const commandsIn = (tex: string): string[] => [
  ...new Set((tex.replaceAll(/\\\\/g, '').match(/\\(?:[A-Za-z@]+|[^A-Za-z])/g) ?? []).map(String)),
];
const READS_OR_RUNS =
  /^\\(?:input|include|write|immediate|openout|openin|newread|read|catcode|csname|def|loop|directlua|special|href|verb\w*|end\w*input)$/;

function texFaults(tex: string): string[] {
  const body = tex.slice(tex.indexOf('\\begin{document}'));
  return [...commandsIn(body).filter((one) => READS_OR_RUNS.test(one)), ...(body.match(/\^\^|\x00/g) ?? [])];
}

const reader = new MarkdownIt({ html: true, linkify: false });
const markdownFaults = (md: string): string[] => strange(reader.render(md));

describe('the report', () => {
  test('has only our own tags as HTML', async () => {
    expect(strange(withoutStyle(await reportText(study.db, 'html', { rater: null })))).toEqual([]);
  });
  test('has no command that reads, writes or runs as LaTeX', async () => {
    expect(texFaults(await reportText(study.db, 'tex', { rater: null }))).toEqual([]);
  });
  test('has only our own tags as Markdown', async () => {
    expect(markdownFaults(await reportText(study.db, 'md', { rater: null }))).toEqual([]);
  });
});

describe('saved figures', () => {
  test('are harmless as SVG, table, LaTeX and Markdown', () => {
    const wrong = figureViews(study.db).flatMap((view) => {
      const { drawing, table } = figureOf(study.db, view);
      const printed = printedRates(drawing);
      const cells: string[][] = parse([...tableChunks(table)].join(''));
      return [
        ...strange(sheetOf(drawing, USUAL_PRINT).text),
        ...texFaults(`\\begin{document}${asLatex(printed)}`),
        ...markdownFaults(asMarkdown(printed)),
        ...cells.flat().filter(isFormula),
      ];
    });
    expect(wrong).toEqual([]);
  });
});
