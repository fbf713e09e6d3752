// Markdown as React elements: HTML is not interpreted, nothing is fetched, and links are text.
import { createElement, memo, type ReactNode } from 'react';
import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import { Words } from '../blocks/Words.tsx';
import { languageNamed } from '../drawing/languages.ts';
import styles from './Markdown.module.css';

// Autolinks and link definitions would remove characters from the text, and a rater must see all of them.
const parser = new MarkdownIt({ html: false, linkify: false, breaks: true }).disable(['autolink', 'reference']);

const TAGS: ReadonlySet<string> = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'blockquote',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'strong',
  'em',
  's',
]);

/** Headings of a transcript are drawn as paragraphs, because they are not headings of the window. */
const drawnAs = (tag: string): string => (/^h[1-6]$/.test(tag) ? 'p' : tag);
const classOf = (tag: string): string | undefined =>
  /^h[1-6]$/.test(tag) ? `${styles.heading ?? ''} ${styles[tag] ?? ''}` : undefined;

/** The source line at which a block begins: its text is searched for from there (offsets.ts). */
const lineOf = ({ map }: Token): number | undefined => map?.[0];

function Code({ token }: { token: Token }) {
  const language = languageNamed(token.info.split(/\s/, 1)[0] ?? '');
  const line = lineOf(token);
  return (
    <pre
      className={styles.code}
      dir="auto"
      data-line={line === undefined ? undefined : line + (token.type === 'fence' ? 1 : 0)}
      data-code={language === '' ? undefined : language}
    >
      <Words text={token.content} />
    </pre>
  );
}

function leaf(token: Token, key: number): ReactNode {
  switch (token.type) {
    case 'text':
    case 'text_special':
      return <Words key={key} text={token.content} />;
    case 'inline':
      return <Tokens key={key} tokens={token.children ?? []} />;
    case 'code_inline':
      return (
        <code key={key}>
          <Words text={token.content} />
        </code>
      );
    case 'fence':
    case 'code_block':
      return <Code key={key} token={token} />;
    case 'softbreak':
    case 'hardbreak':
      return <br key={key} />;
    case 'hr':
      return <hr key={key} />;
    case 'image':
      return (
        <span key={key} className={styles.link} title={`image, not fetched: ${token.attrGet('src') ?? ''}`}>
          {token.content}
        </span>
      );
    default:
      return token.content;
  }
}

/** The index of the token that closes the one at `open`. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    depth += tokens[at]?.nesting ?? 0;
    if (depth === 0) return at;
  }
  return tokens.length;
}

function element(token: Token, key: number, inside: readonly Token[]): ReactNode {
  const children = <Tokens tokens={inside} />;
  if (token.type === 'link_open') {
    return (
      <span key={key} className={styles.link} title={`link: ${token.attrGet('href') ?? ''}`}>
        {children}
      </span>
    );
  }
  if (token.hidden || !TAGS.has(token.tag)) return <span key={key}>{children}</span>;
  const start = token.tag === 'ol' ? { start: Number(token.attrGet('start') ?? 1) } : {};
  const about = { className: classOf(token.tag), dir: 'auto', 'data-line': lineOf(token), ...start };
  // a table is as wide as its text, and scrolls if it is wider than the column
  if (token.tag === 'table')
    return (
      <div key={key} className={styles.wide}>
        <table {...about}>{children}</table>
      </div>
    );
  return createElement(drawnAs(token.tag), { key, ...about }, children);
}

function Tokens({ tokens }: { tokens: readonly Token[] }): ReactNode {
  const out: ReactNode[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.nesting === 1) {
      const end = closing(tokens, at);
      out.push(element(token, at, tokens.slice(at + 1, end)));
      at = end;
    } else out.push(leaf(token, at));
  }
  return out;
}

/** Renders markdown. Raw HTML in it is shown as text. */
export const Markdown = memo(function Markdown({ text }: { text: string }): ReactNode {
  return (
    <div className={styles.markdown}>
      <Tokens tokens={parser.parse(text, {})} />
    </div>
  );
});
