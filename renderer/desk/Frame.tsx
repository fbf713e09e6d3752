// The frame of a desk: the list on the left, the transcript in the middle, the cards on the right.
import { PanelLeftOpen, PanelRightOpen } from 'lucide-react';
import { useCallback, useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { usePreferences } from '../client/preferences.ts';
import { useKeys } from '../keys/useKeys.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { readingKeys } from '../transcript/keys.ts';
import { ModelView, type ModelViewProps } from '../transcript/TranscriptView.tsx';
import { AfterFirstPaint } from './AfterFirstPaint.tsx';
import { endOver, togglePane, usePane, type Pane, type Shown } from './panes.ts';
import { Splitter } from './Splitter.tsx';
import styles from './Frame.module.css';

export interface FrameProps {
  testId: string;
  /** Whether the list is narrow and has a map of the transcript below it. */
  map?: boolean;
  /** Whether messages hide the name of their model. */
  modelHidden?: boolean;
  children: ReactNode;
}

const KEYS: Record<Pane, string> = { list: '$mod+b', cards: '$mod+Shift+b' };
const LIST = { plain: 248, map: 208 };
const CARDS = 392;
/** The width is limited to a share of the window, so that the transcript keeps the rest. */
const lengthOf = (pane: Pane, width: number): string => `min(${width}px, ${pane === 'list' ? 30 : 42}%)`;
const column = (shown: Shown, length: string): string => (shown === 'beside' ? length : '0px');

function usePaneKeys(isOver: boolean): void {
  useKeys('Columns', [
    { keys: KEYS.list, about: 'show or hide the list', typing: true, run: () => togglePane('list') },
    { keys: KEYS.cards, about: 'show or hide the cards', typing: true, run: () => togglePane('cards') },
    ...(isOver ? [{ keys: 'Escape', about: 'hide the column', run: endOver }] : []),
  ]);
}

/**
 * The columns can be resized and hidden; if the window is too narrow for them, they open over the transcript. The frame
 * takes the focus from the link that opened the desk, so that Enter works for the desk and does not follow the link
 * again.
 */
export function Frame({ testId, map = false, modelHidden = false, children }: FrameProps) {
  const list = usePane('list');
  const cards = usePane('cards');
  const widths = {
    list: usePreferences((all) => all.list) ?? (map ? LIST.map : LIST.plain),
    cards: usePreferences((all) => all.cards) ?? CARDS,
  };
  const lengths = { list: lengthOf('list', widths.list), cards: lengthOf('cards', widths.cards) };
  usePaneKeys(list === 'over' || cards === 'over');
  useEffect(() => endOver, []);
  const arrive = useCallback((place: HTMLDivElement | null) => place?.focus({ preventScroll: true }), []);
  return (
    <div
      ref={arrive}
      className={styles.place}
      data-map={map}
      data-model-hidden={modelHidden || undefined}
      data-list={list}
      data-cards={cards}
      data-testid={testId}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={-1}
      style={{ gridTemplateColumns: `${column(list, lengths.list)} minmax(0, 1fr) ${column(cards, lengths.cards)}` }}
    >
      {children}
      {list === 'beside' && <Splitter pane="list" width={widths.list} at={lengths.list} />}
      {cards === 'beside' && <Splitter pane="cards" width={widths.cards} at={lengths.cards} />}
    </div>
  );
}

/** A button in place of a pane that is not beside the transcript. */
function CallPane({ pane }: { pane: Pane }) {
  const shown = usePane(pane);
  if (shown === 'beside') return null;
  const name = pane === 'list' ? 'the list' : 'the cards';
  return (
    <IconButton
      label={shown === 'over' ? `Hide ${name}` : `Show ${name}`}
      keys={KEYS[pane]}
      onPress={() => togglePane(pane)}
      data-testid={`call-${pane}`}
    >
      {pane === 'list' ? <PanelLeftOpen /> : <PanelRightOpen />}
    </IconButton>
  );
}

export interface MiddleProps extends ModelViewProps {
  /** The state in words and the actions, beside the title. */
  head?: ReactNode;
  /** Content between the head and the transcript. */
  children?: ReactNode;
}

/** Moves the focus to a transcript when it is opened, so that keys scroll it, unless the list has the focus. */
function Arrival({ reader }: { reader: RefObject<HTMLElement | null> }) {
  useEffect(() => {
    endOver();
    if (document.activeElement?.closest('[data-own-focus]') != null) return;
    reader.current?.querySelector<HTMLElement>('[data-reader]')?.focus({ preventScroll: true });
  }, [reader]);
  return null;
}

/** The transcript below its title. */
export function Middle({ model, evidence, marks, search = '', head, children }: MiddleProps) {
  const reader = useRef<HTMLDivElement>(null);
  const { title } = model.getState().head;
  useKeys('Transcript', readingKeys(model));
  return (
    <section className={styles.middle} aria-label="Transcript" data-testid="middle">
      <header className={styles.head}>
        <CallPane pane="list" />
        <h2 title={title}>{title}</h2>
        <AfterFirstPaint>{head}</AfterFirstPaint>
        <CallPane pane="cards" />
      </header>
      {children}
      <div ref={reader} className={styles.reader}>
        <ModelView model={model} evidence={evidence} marks={marks} search={search} />
        <Arrival key={model.number} reader={reader} />
      </div>
    </section>
  );
}

/** Shown instead of a transcript while one is loading or when there is nothing to decide. */
export function Instead({ children }: { children?: ReactNode }) {
  return (
    <div className={styles.middle} aria-busy={children === undefined || undefined}>
      {children}
    </div>
  );
}
