// The writers of reports: text that looks like markup, a command or a link in HTML, LaTeX or Markdown stays text.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportHtml, reportLatex, reportMarkdown, tex, type ReportDocument } from '../../main/exporters/index.ts';

/** A document that has this text in every place for text. */
const everywhere = (text: string): ReportDocument => ({
  title: text,
  lead: [text, { code: text }],
  blocks: [
    { kind: 'heading', level: 2, title: text },
    { kind: 'text', line: [text, ' ', { code: text }] },
    { kind: 'note', line: text },
    { kind: 'list', items: [text, { code: text }] },
    { kind: 'terms', terms: [{ term: text, line: text }] },
    {
      kind: 'table',
      columns: [
        { title: text, align: 'text' },
        { title: text, align: 'number' },
      ],
      rows: [[text, { code: text }]],
      caption: text,
    },
    { kind: 'code', text },
  ],
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</style><svg onload=alert(1)>',
  '</td></tr></table><iframe src="https://evil.example">',
  '&lt;b&gt; &amp; \u0000\u0007\u001b[31m',
  '\\input{/etc/passwd} \\write18{rm} $x^2$ % # & _ ~ ^^41 {}',
  '\\end{longtable}\\end{document}',
  "\\end{verbatim} `` '' -- --- ?` !` << >> ,,",
  'line one\nline two\r\n\\\\ [x] & y',
  '[click](javascript:alert(1)) ![x](http://evil.example/a.png)',
  '<https://evil.example> http://evil.example www.evil.example me@evil.example @octocat',
  '# heading\n- item\n1. item\n```\nfence\n```',
  '| cell | cell |\n|---|---|',
  '`code` ``two`` $$math$$ :smile: ***bold*** ~~gone~~',
  'ünïcödé ß œ ł – — “ ” … − ≥ 中文 русский 😀 \u202eright to left\u202c e\u0301 a\u0304\u0301',
  "=cmd|' /C calc'!A0",
  'x'.repeat(400),
];

/** All tags of a page with their attributes. */
const tagsIn = (page: string): string[] => page.match(/<[a-z!/][^>]*>/gi) ?? [];

describe('HTML', () => {
  test.each(HOSTILE)('%j adds no tag and no attribute', (text) => {
    expect(tagsIn(reportHtml(everywhere(text)))).toEqual(tagsIn(reportHtml(everywhere('plain'))));
  });
  test('the tags do not depend on the text', () => {
    const plain = tagsIn(reportHtml(everywhere('plain')));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        expect(tagsIn(reportHtml(everywhere(text)))).toEqual(plain);
      }),
      { numRuns: 60 },
    );
  });
  test('the content policy allows only the page’s own style sheet, and the page contains no address', () => {
    const page = reportHtml(everywhere('plain'));
    const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style, 'utf8').digest('base64');
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(page).not.toMatch(/<script|<link|url\(|@import|https?:|\son[a-z]+=|\sstyle=/i);
    expect(page.match(/href="[^"]*"/g)).toEqual(['href="#s0"']);
  });
});

describe('LaTeX', () => {
  test('characters of a text never become LaTeX commands', () => {
    expect(tex('\\input{a} $x$ 50% #1 a&b c_d ^^41 ~')).toBe(
      '\\textbackslash{}input\\{a\\} \\$x\\$ 50\\% \\#1 a\\&b c\\_d \\textasciicircum{}\\textasciicircum{}41 \\textasciitilde{}',
    );
    expect(tex('né Łódź 中')).toBe("n\\'{e} \\L{}\\'{o}d\\'{z} [U+4E2D]");
    expect(tex('-- "x"')).toBe('{-}{-} {\\ttfamily\\char34}x{\\ttfamily\\char34}');
  });
  test('only plain characters are written, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(tex(text)).toMatch(/^[\x20-\x7e]*$/);
        // braces are balanced, so that no text ends the group around it
        const braces = tex(text).replaceAll(/\\[{}]/g, '');
        expect(braces.split('{').length).toBe(braces.split('}').length);
      }),
      { numRuns: 300 },
    );
  });
  const hasLatex = spawnSync('pdflatex', ['--version']).status === 0;
  test.runIf(!hasLatex)('pdflatex is not installed: nothing is compiled', ({ skip }) => skip());
  test.skipIf(!hasLatex)('compiles with hostile text in every place', () => {
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-tex-'));
    try {
      const blocks = HOSTILE.flatMap((text) => everywhere(text).blocks);
      writeFileSync(join(folder, 'r.tex'), reportLatex({ ...everywhere(HOSTILE[5] ?? ''), blocks }));
      const ended = spawnSync('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'r.tex'], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(ended.stdout).toContain('Output written on r.pdf');
      expect(ended.status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('Markdown', () => {
  test('text is not read as markup, HTML or a link', () => {
    const of = (text: string): string => reportMarkdown({ title: text, lead: '', blocks: [] });
    expect(of('<b>[a](b)</b> *c* `d` | e')).toBe('# &lt;b&gt;\\[a\\](b)&lt;/b&gt; \\*c\\* \\`d\\` \\| e\n');
    expect(of('http://evil.example www.evil.example a@b.example')).toBe(
      '# http\\://evil.example www\\.evil.example a\\@b.example\n',
    );
    expect(of('1. one')).toBe('# 1\\. one\n');
  });
  test('a table keeps its number of cells, and a fence is longer than any in its text', () => {
    const page = reportMarkdown(everywhere('a | b\n```\nc'));
    const rows = page.split('\n').filter((line) => line.startsWith('| '));
    expect(rows.map((row) => row.match(/(?<!\\)\|/g)?.length)).toEqual([3, 3, 3]);
    expect(page).toContain('````\na | b\n```\nc\n````');
  });
  test.each(HOSTILE)('%j adds no tag to those of the document', (text) => {
    const page = reportMarkdown(everywhere(text)).replaceAll(/(`{3,})\n[^]*?\n\1(?!`)/g, '');
    const outside = page.replaceAll(/(?<!\\)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
    expect(tagsIn(outside).filter((tag) => tag !== '<sub>' && tag !== '</sub>')).toEqual([]);
  });
});
