// The frame round every figure: its name and caption, its table in its place, and the saving of both.
import { Download } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { FigureContent, FigureTable } from '../../contract/figure.ts';
import { Button } from '../parts/Button.tsx';
import { printed } from '../parts/estimates.ts';
import { JobBar } from '../parts/JobBar.tsx';
import menuStyles from '../parts/Menu.module.css';
import { asPicture, onPaper } from './paper.ts';
import { PlotFigure } from './PlotFigure.tsx';
import { useSaving, type SavedAs } from './saving.ts';
import styles from './FigureFrame.module.css';

/** A saved figure is as wide as a page of print takes well. */
const SAVED_WIDTH = 860;

type Shown = 'figure' | 'table';
type As = Exclude<SavedAs, 'jsonl'>;

const SAVES: readonly { as: As; title: string }[] = [
  { as: 'svg', title: 'Save as SVG…' },
  { as: 'png', title: 'Save as PNG…' },
  { as: 'csv', title: 'Save table as CSV…' },
];

export interface FigureFrameProps {
  /** Stands above the figure and suggests the file's name. */
  name: string;
  /** n, design, rubric version, estimator: stands below the figure, in the window and in the file. */
  caption: string;
  /** Draws the figure as an SVG element, so many pixels wide. The same function as long as it draws the same. */
  draw: (width: number) => Element;
  table: FigureTable;
  /** The table as it is shown, where it is more than its cells. */
  children?: ReactNode;
  /** Whether the figure or its table is in sight, for a place that remembers it; otherwise the frame does. */
  shown?: { now: Shown; change: (to: Shown) => void };
}

const fileName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'figure';

async function contentOf({ name, caption, draw, table }: FigureFrameProps, as: As): Promise<FigureContent> {
  if (as === 'csv') return { as, table };
  const sheet = onPaper({ name, caption, draw }, SAVED_WIDTH);
  return as === 'svg' ? { as, text: sheet.text } : { as, bytes: await asPicture(sheet) };
}

const written = (cell: string | number | null): string =>
  cell === null
    ? '–'
    : typeof cell === 'string'
      ? cell
      : printed(Number.isInteger(cell) ? String(cell) : cell.toPrecision(3));

function PlainTable({ name, table: { head, rows } }: Pick<FigureFrameProps, 'name' | 'table'>) {
  const words = head.map((_, at) => rows.some((row) => typeof row[at] === 'string') || undefined);
  return (
    <table className={styles.table}>
      <caption className="unseen">{name}</caption>
      <thead>
        <tr>
          {head.map((title, at) => (
            <th key={title} scope="col" data-words={words[at]}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, line) => (
          <tr key={line}>
            {row.map((cell, at) => (
              <td key={at} data-words={words[at]}>
                {written(cell)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SaveMenu({ onSave }: { onSave: (as: As) => void }) {
  return (
    <MenuTrigger>
      <Button icon={<Download aria-hidden />} data-testid="figure-save">
        Save
      </Button>
      <Popover className={menuStyles.popover ?? ''} offset={4}>
        <Menu className={menuStyles.menu ?? ''} aria-label="Save">
          {SAVES.map(({ as, title }) => (
            <MenuItem key={as} id={as} className={menuStyles.item ?? ''} onAction={() => onSave(as)}>
              {title}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

export function FigureFrame(props: FigureFrameProps) {
  const { name, caption, draw, table, children } = props;
  const [own, setOwn] = useState<Shown>('figure');
  const { now: shown, change } = props.shown ?? { now: own, change: setOwn };
  const { state, save, stop } = useSaving();
  return (
    <figure className={styles.frame} data-testid="figure-frame">
      <div className={styles.head}>
        <p className={styles.name}>{name}</p>
        {state.state === 'done' && <span className={styles.saved}>Saved: {state.value}</span>}
        <Button data-testid="figure-switch" onPress={() => change(shown === 'figure' ? 'table' : 'figure')}>
          {shown === 'figure' ? 'Show table' : 'Show figure'}
        </Button>
        <SaveMenu onSave={(as) => save(fileName(name), as, () => contentOf(props, as))} />
      </div>
      <JobBar label="Saving" state={state} unit="kB" onStop={stop} />
      {shown === 'figure' ? (
        <PlotFigure label={`${name}. ${caption}`} draw={draw} />
      ) : (
        // Reached by keys, as it scrolls.
        <div
          className={styles.wide}
          data-testid="figure-table"
          role="region"
          aria-label={`Table: ${name}`}
          tabIndex={0}
        >
          {children ?? <PlainTable name={name} table={table} />}
        </div>
      )}
      <figcaption className={styles.caption}>{caption}</figcaption>
    </figure>
  );
}
