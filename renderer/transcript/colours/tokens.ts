// Splits code into coloured tokens with highlight.js. Runs in a worker; text in, offsets out.
import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import go from 'highlight.js/lib/languages/go';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import kotlin from 'highlight.js/lib/languages/kotlin';
import lua from 'highlight.js/lib/languages/lua';
import makefile from 'highlight.js/lib/languages/makefile';
import markdown from 'highlight.js/lib/languages/markdown';
import perl from 'highlight.js/lib/languages/perl';
import php from 'highlight.js/lib/languages/php';
import python from 'highlight.js/lib/languages/python';
import r from 'highlight.js/lib/languages/r';
import ruby from 'highlight.js/lib/languages/ruby';
import rust from 'highlight.js/lib/languages/rust';
import scss from 'highlight.js/lib/languages/scss';
import sql from 'highlight.js/lib/languages/sql';
import swift from 'highlight.js/lib/languages/swift';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { KINDS, type Kind, type Token } from './kinds.ts';

const LANGUAGES = {
  bash,
  c,
  cpp,
  csharp,
  css,
  diff,
  go,
  ini,
  java,
  javascript,
  json,
  kotlin,
  lua,
  makefile,
  markdown,
  perl,
  php,
  python,
  r,
  ruby,
  rust,
  scss,
  sql,
  swift,
  typescript,
  xml,
  yaml,
};
for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language);

/** The classes of highlight.js for each kind; text of other classes keeps the colour of the text. */
const CLASSES: Readonly<Record<Kind, string>> = {
  keyword: 'keyword selector-tag meta-keyword tag name section doctag',
  string: 'string regexp symbol char link quote template-tag code',
  comment: 'comment meta',
  number: 'number literal',
  title: 'title',
  type: 'type built_in class selector-class',
  attribute: 'attr attribute property variable template-variable params selector-attr bullet',
  added: 'addition',
  removed: 'deletion',
};
const KIND_OF = new Map(
  KINDS.flatMap((kind) => CLASSES[kind].split(' ').map((name): [string, Kind] => [`hljs-${name}`, kind])),
);
const MEANT: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/**
 * The tokens of a text in a language, in order, each outer token before its inner ones; none in an unknown language.
 */
export function tokensOf(text: string, language: string): Token[] {
  if (hljs.getLanguage(language) === undefined) return [];
  const { value } = hljs.highlight(text, { language, ignoreIllegals: true });
  const tokens: Token[] = [];
  const open: { kind: Kind | null; start: number }[] = [];
  let at = 0;
  for (const [all, classes, entity] of value.matchAll(/<span class="([^"]*)">|<\/span>|&([a-z]+|#x27);|[^<&]+/g)) {
    if (classes !== undefined) open.push({ kind: KIND_OF.get(classes.split(' ')[0] ?? '') ?? null, start: at });
    else if (all === '</span>') {
      const { kind, start } = open.pop() ?? { kind: null, start: at };
      if (kind !== null && at > start) tokens.push({ kind, start, end: at });
    } else at += entity === undefined ? all.length : (MEANT[entity] ?? all).length;
  }
  return tokens;
}
