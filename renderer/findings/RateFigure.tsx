// The figure of the chosen rates in its frame, what is told beside it, and the difference of two groups.
import { useRouter } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { RateDifference, RateKind, RatesReport } from '../../contract/rates.ts';
import { FigureFrame } from '../figures/FigureFrame.tsx';
import { rateLines } from '../figures/rate-lines.ts';
import { rateRows } from '../figures/rate-rows.ts';
import { rateSlope } from '../figures/rate-slope.ts';
import { RATES } from '../figures/rates.ts';
import { points } from '../parts/estimates.ts';
import { finderNotes } from '../parts/finder-notes.ts';
import type { Address, Resolved } from './choice.ts';
import { levelOfTwoOneSided } from '../../statistics/questions/equivalence.ts';
import { Below } from './Below.tsx';
import { Differences, useDifferences } from './Differences.tsx';
import { EveryLook } from './EveryLook.tsx';
import { Equivalence } from './Equivalence.tsx';
import { LatentRates } from './LatentRates.tsx';
import { RateTable } from './RateTable.tsx';
import { captionOf, drawnGroups, hasNumbers, pairOf, rowsOf, tableOf, titleOf, valueName } from './report.ts';
import styles from './Findings.module.css';

/** Upper limits of groups in a figure and of rows in a table. */
const MOST = 60;
const MOST_ROWS = 500;

const inWords = (differences: readonly RateDifference[], kind: RateKind): Map<string, string> =>
  new Map(differences.map((one) => [one.first.slice(1).map(valueName).join(' · '), points(one[kind])]));

/** Hints on why the figure differs from the choices. */
function hintsOf({ choice }: Address, report: RatesReport, facet: string, groups: number): string[] {
  const asked = choice.figure === 'lines' && !hasNumbers(report);
  const log = choice.figure === 'lines' && choice.log === true;
  const below = log && report.rows.some(({ group: [value] }) => typeof value === 'number' && value < 0);
  const lacking = choice.figure === 'lines' && !asked && report.rows.every((row) => row[choice.rate].estimate === null);
  const nothing = report.grader === null && report.overall.n_gold === 0;
  return [
    ...(nothing ? ['There is no rate to draw yet: choose a grader, or make gold in Adjudicate.'] : []),
    ...(lacking && !nothing ? [`No group has a ${choice.rate} rate to draw: choose one of the other two.`] : []),
    ...(asked ? [`Lines need at least two numbers of ${facet}, so the figure shows rows.`] : []),
    ...(below ? ['A logarithmic axis cannot show numbers below 0: they are in the table.'] : []),
    ...(groups > MOST
      ? [
          `There are ${groups} groups: the figure shows the first ${MOST}, the table ${Math.min(groups, MOST_ROWS)}, the saved table all.`,
        ]
      : []),
  ];
}

/** What the rates would be with the transcripts that are left out as evaluation-aware. */
function awareWords({ overall: { awareness } }: RatesReport): string[] {
  if (awareness === null) return [];
  const differences = RATES.map((kind) => `${kind} ${points(awareness.difference[kind])}`);
  return [
    `With the ${awareness.left_out} evaluation-aware transcripts the overall rate differs by: ${differences.join(', ')}.`,
  ];
}

export interface RateFigureProps {
  address: Address;
  resolved: Resolved;
  report: RatesReport;
  /** The name it is kept under; null where it is not. */
  name: string | null;
}

export function RateFigure({ address, resolved, report, name }: RateFigureProps) {
  const { choice, go } = address;
  const router = useRouter();
  const pair = pairOf(choice, report);
  const differences = useDifferences(report, resolved.wish, pair);
  const wider = { ...resolved.wish, level: levelOfTwoOneSided(resolved.wish.level) };
  const oneSided = useDifferences(report, wider, choice.margin === undefined ? null : pair);
  const rows = useMemo(() => rowsOf(choice, report, pairOf(choice, report)), [choice, report]);
  const groups = useMemo(() => {
    const address = (filter: string): string => `#${router.buildLocation({ to: '/library', search: { filter } }).href}`;
    return drawnGroups(rows.slice(0, MOST), report, resolved, address);
  }, [rows, report, resolved, router]);
  const kind = choice.figure === 'lines' && !hasNumbers(report) ? 'bars' : choice.figure;
  const { rate, log = false } = choice;
  const { facet } = resolved;
  const [first, second] = pair === null ? [null, null] : [valueName(pair.first), valueName(pair.second)];
  const draw = useCallback(
    (width: number): Element => {
      if (kind === 'lines') return rateLines(groups, { rate, log, facet }, width);
      if (kind === 'bars' || first === null || second === null) return rateRows(groups, width);
      const words = {
        raw: inWords(differences, 'raw'),
        gold: inWords(differences, 'gold'),
        corrected: inWords(differences, 'corrected'),
      };
      return rateSlope(groups, { first, second, differences: words }, width);
    },
    [kind, groups, rate, log, facet, first, second, differences],
  );
  const title = name ?? titleOf(report, resolved, choice);
  const table = useMemo(() => tableOf(report, rows, resolved, differences), [report, rows, resolved, differences]);
  const caption = captionOf(report, rows, resolved, kind === 'lines' ? rate : null);
  const notes = [...new Set(RATES.flatMap((one) => report.overall[one].notes))].filter(
    (note) => !caption.includes(note),
  );
  return (
    <>
      <FigureFrame
        name={title}
        caption={caption}
        draw={draw}
        table={table}
        shown={{
          now: address.table ? 'table' : 'figure',
          change: (to) => go({ table: to === 'table' || undefined }, true),
        }}
      >
        <RateTable name={title} report={report} rows={rows.slice(0, MOST_ROWS)} resolved={resolved} />
      </FigureFrame>
      {pair !== null && <Differences differences={differences} pair={pair} />}
      {choice.margin !== undefined && <Equivalence differences={oneSided} margin={choice.margin} />}
      <Below report={report} rows={rows.slice(0, MOST_ROWS)} />
      <EveryLook report={report} rows={rows.slice(0, MOST_ROWS)} />
      {report.overall.n_gold > 0 && <LatentRates report={report} wish={resolved.wish} />}
      <div className={styles.notes} data-testid="figure-notes">
        {[
          ...hintsOf(address, report, facet, rows.length),
          ...(report.outcome?.notes ?? []),
          ...awareWords(report),
          ...notes,
          ...finderNotes(resolved.wish.filter),
        ].map((note) => (
          <p key={note} className={styles.hint}>
            {note}
          </p>
        ))}
      </div>
    </>
  );
}
