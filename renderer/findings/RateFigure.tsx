// The figure of the chosen rates in its frame, with its notes and the tables below it.
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useCallback, useMemo, type ReactNode } from 'react';
import type { FigureDrawing, PrintStyle } from '../../contract/drawing.ts';
import type { FigureTable, Published } from '../../contract/figure.ts';
import type { RateRow, RatesReport } from '../../contract/rates.ts';
import type { Resolved } from '../../plots/choice.ts';
import { sceneOf } from '../../plots/draw.ts';
import { printedRates } from '../../plots/print-table.ts';
import { sheetOf } from '../../plots/sheet.ts';
import {
  belowTable,
  differencesTable,
  equivalenceTable,
  everyLookTable,
  latentTable,
} from '../../plots/tables-below.ts';
import { levelOfTwoOneSided, withinMargin } from '../../statistics/questions/equivalence.ts';
import { query } from '../client/queries.ts';
import { FigureFrame } from '../figures/FigureFrame.tsx';
import { sceneElement } from '../figures/scene-element.ts';
import { finderNotes } from '../parts/finder-notes.ts';
import type { Address } from './choice.ts';
import { useDifferences } from './differences.ts';
import { filterOf } from './links.ts';
import { RateTable } from './RateTable.tsx';
import { TableBelow } from './TableBelow.tsx';
import type { Today } from './useComposed.ts';
import styles from './Findings.module.css';

/** Maximum number of rows in a table of the window. */
const MOST_ROWS = 500;

interface DrawnProps {
  address: Address;
  drawing: FigureDrawing;
  table: FigureTable;
  /** The address that each group's point opens. */
  hrefs: readonly (string | null)[];
  tools?: ReactNode;
  children?: ReactNode;
}

/** A drawing in its frame, and below it the notes that a saved file contains too. */
function DrawnFigure({ address, drawing, table, hrefs, tools = null, children }: DrawnProps) {
  const draw = useCallback(
    (width: number): Element => sceneElement(sceneOf(drawing, width), (group) => hrefs[group] ?? null),
    [drawing, hrefs],
  );
  const sheet = useCallback((style: PrintStyle) => sheetOf(drawing, style), [drawing]);
  const printed = useMemo(() => printedRates(drawing), [drawing]);
  return (
    <>
      <FigureFrame
        name={drawing.title}
        caption={drawing.caption}
        draw={draw}
        sheet={sheet}
        table={table}
        printed={printed}
        tools={tools}
        shown={{
          now: address.table ? 'table' : 'figure',
          change: (to) => address.go({ table: to === 'table' || undefined }, true),
        }}
      >
        {children}
      </FigureFrame>
      <div className={styles.notes} data-testid="figure-notes">
        {drawing.notes.map((note) => (
          <p key={note} className={styles.hint}>
            {note}
          </p>
        ))}
      </div>
    </>
  );
}

const NOWHERE: readonly null[] = [];

/** A figure as published, independent of today's data. */
export const PublishedFigure = ({ address, published }: { address: Address; published: Published }) => (
  <DrawnFigure address={address} drawing={published.drawing} table={published.table} hrefs={NOWHERE} />
);

export interface RateFigureProps {
  address: Address;
  resolved: Resolved;
  report: RatesReport;
  today: Today;
  /** Buttons beside those of the frame. */
  tools: ReactNode;
}

/** The addresses that open the transcripts of each row. */
function useHrefs(rows: readonly RateRow[], report: RatesReport, wish: Resolved['wish']): (string | null)[] {
  const router = useRouter();
  return useMemo(
    () =>
      rows.map((row) => {
        const filter = filterOf(row, report, wish);
        return filter === null ? null : `#${router.buildLocation({ to: '/library', search: { filter } }).href}`;
      }),
    [rows, report, wish, router],
  );
}

export function RateFigure({ address, resolved, report, today, tools }: RateFigureProps) {
  const { choice } = address;
  const { pair, differences, ...figure } = today;
  const wider = { ...resolved.wish, level: levelOfTwoOneSided(resolved.wish.level) };
  const oneSided = useDifferences(report, wider, choice.margin === undefined ? null : pair);
  const hrefs = useHrefs(figure.drawn, report, resolved.wish);
  const rows = figure.rows.slice(0, MOST_ROWS);
  return (
    <>
      <DrawnFigure address={address} drawing={figure.drawing} table={figure.table} hrefs={hrefs} tools={tools}>
        <RateTable name={figure.drawing.title} report={report} rows={rows} resolved={resolved} />
      </DrawnFigure>
      {finderNotes(resolved.wish.filter).map((note) => (
        <p key={note} className={styles.hint}>
          {note}
        </p>
      ))}
      {pair !== null && (
        <TableBelow table={differencesTable(differences, pair)} label="Difference" testId="difference" />
      )}
      {choice.margin !== undefined && (
        <TableBelow
          table={equivalenceTable(oneSided, choice.margin, withinMargin)}
          label="Equivalence"
          testId="equivalence"
        />
      )}
      <TableBelow table={belowTable(report, rows)} label="Below the bound" testId="below" />
      <TableBelow table={everyLookTable(report, rows)} label="At every look" testId="every-look" />
      {report.overall.n_gold > 0 && <LatentRates report={report} wish={resolved.wish} />}
    </>
  );
}

/** The table of rates that allow for errors in gold. */
function LatentRates({ report, wish }: { report: RatesReport; wish: Resolved['wish'] }) {
  const { data } = useQuery(query('findings.latent', wish));
  const table = data === undefined ? null : latentTable(report, data);
  return <TableBelow table={table} label="Allowing for errors in gold" testId="latent" />;
}
