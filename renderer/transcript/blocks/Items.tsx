// A tool's arguments or answer as labelled text: names, values with real line breaks, edits, commands, to-do lists.
import type { CSSProperties, ReactNode } from 'react';
import type { Item, Styled } from '../drawing/items.ts';
import { isShort } from '../drawing/items.ts';
import type { Mapped } from '../drawing/mapped.ts';
import { Words } from './Words.tsx';
import styles from './Items.module.css';

const NONE: Mapped = { text: '', stretches: [] };

/** The drawn texts of items, by the numbers that `Items` gives their elements. */
export const mappedOf = (items: readonly Item[]): Mapped[] =>
  items.flatMap(({ label, body }) => [label ?? NONE, body ?? NONE]);

/** Text in a terminal's styles. */
function styled(text: string, parts: readonly Styled[]): ReactNode {
  if (parts.length === 0) return <Words text={text} />;
  const out: ReactNode[] = [];
  let at = 0;
  for (const { start, end, look } of parts) {
    out.push(<Words key={`before ${start}`} text={text.slice(at, start)} />);
    const names = look.split(' ').map((name) => styles[name] ?? '');
    out.push(
      <span key={start} className={names.join(' ')}>
        {text.slice(start, end)}
      </span>,
    );
    at = end;
  }
  out.push(<Words key="rest" text={text.slice(at)} />);
  return out;
}

const SIGNS: Partial<Record<Item['look'], string>> = { done: '☑', doing: '◐', todo: '☐' };
const STATES: Partial<Record<Item['look'], string>> = { done: 'done', doing: 'in progress', todo: 'to do' };

function OneItem({ item, number }: { item: Item; number: number }) {
  const { depth, bullet, label, body, look, language } = item;
  const short = isShort(item);
  const indent: CSSProperties = { marginInlineStart: `${depth * 16}px` };
  return (
    <div className={styles.item} data-look={look} data-short={short} data-bullet={bullet || undefined} style={indent}>
      {SIGNS[look] !== undefined && (
        <span className={styles.sign} role="img" aria-label={STATES[look]} data-not-source>
          {SIGNS[look]}
        </span>
      )}
      {label !== null && (
        <span className={styles.label} data-mapped={2 * number}>
          <Words text={label.text} />
        </span>
      )}
      {body !== null && (
        <div className={styles.body} dir="auto" data-mapped={2 * number + 1} data-code={language || undefined}>
          {styled(body.text, item.styles)}
        </div>
      )}
    </div>
  );
}

const ONE_LINE = 100;

/** Whether everything is on one line with the name of the tool. */
export const fitsOneLine = (items: readonly Item[]): boolean =>
  items.length <= 4 &&
  items.every((one) => isShort(one) && one.body !== null && one.depth === 0 && !one.bullet && one.look !== 'removed') &&
  !items.some(({ look, body }) => look === 'added' || look === 'todo' || body?.text.includes('\n') === true) &&
  items.reduce((sum, { label, body }) => sum + (label?.text.length ?? 0) + (body?.text.length ?? 0) + 3, 0) <= ONE_LINE;

export const Items = ({ items }: { items: readonly Item[] }) => (
  <div className={styles.items} data-one-line={fitsOneLine(items) || undefined}>
    {items.map((item, number) => (
      <OneItem key={number} item={item} number={number} />
    ))}
  </div>
);
