// The frame of every figure: name, caption, a table that replaces the drawing, and buttons that save both.
import { useState, type ReactNode } from 'react';
import { cellText } from '../../plots/print-table.ts';
import { Button } from '../parts/Button.tsx';
import { JobBar } from '../parts/JobBar.tsx';
import { PlotFigure } from './PlotFigure.tsx';
import { SaveMenu, type Saved } from './SaveMenu.tsx';
import { useSaving } from './saving.ts';
import styles from './FigureFrame.module.css';

type Shown = 'figure' | 'table';

export interface FigureFrameProps extends Saved {
  /** The table as shown, if it has more than its cells. */
  children?: ReactNode;
  /** Buttons beside those of the frame. */
  tools?: ReactNode;
  /** Whether the figure or its table is shown, for a place that stores this; otherwise the frame does. */
  shown?: { now: Shown; change: (to: Shown) => void };
}

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
                {cellText(cell)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function FigureFrame(props: FigureFrameProps) {
  const { name, caption, draw, table, children, tools } = props;
  const [own, setOwn] = useState<Shown>('figure');
  const { now: shown, change } = props.shown ?? { now: own, change: setOwn };
  const { state, save, stop } = useSaving();
  return (
    <figure className={styles.frame} data-testid="figure-frame">
      <div className={styles.head}>
        <p className={styles.name}>{name}</p>
        {state.state === 'done' && <span className={styles.saved}>Saved: {state.value}</span>}
        {tools}
        <Button data-testid="figure-switch" onPress={() => change(shown === 'figure' ? 'table' : 'figure')}>
          {shown === 'figure' ? 'Show table' : 'Show figure'}
        </Button>
        <SaveMenu saved={props} save={save} />
      </div>
      <JobBar label="Saving" state={state} unit="kB" onStop={stop} />
      {shown === 'figure' ? (
        <PlotFigure label={`${name}. ${caption}`} draw={draw} />
      ) : (
        // focusable, because a table that scrolls must be reachable by keys
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
