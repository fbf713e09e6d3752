// The figures below the threshold: scores by gold level, ROC, precision against recall, and reliability.
import { useCallback, useMemo } from 'react';
import type { Basis, CalibrateFigures } from '../../contract/calibration.ts';
import { precisionRecallOf, rocOf } from '../../statistics/calibration/sweep.ts';
import { precisionRecall } from '../figures/precision-recall.ts';
import { reliability } from '../figures/reliability.ts';
import { roc } from '../figures/roc.ts';
import { edgesOf, scoreDistribution, type ScoreBar } from '../figures/score-distribution.ts';
import { counted } from '../imports/texts.ts';
import { figure, methodText } from '../parts/estimates.ts';
import { placeIn, thinned, type Live, type Swept } from './live.ts';
import { MarkedFigure } from './MarkedFigure.tsx';
import { verdictFilter } from './matrix-links.ts';
import { TranscriptsLink } from './TranscriptsLink.tsx';
import type { Addressed } from './useThreshold.ts';
import styles from './Grader.module.css';

/** Maximum number of points, because more could not be distinguished on a screen. */
const MOST_POINTS = 500;
const MOST_ROWS = 2000;

/** The caption that all figures share. */
export const about = ({ grader, title, at, design, rubric, mapping, scores }: Basis): string =>
  `${grader} against gold on ${title}, level ${at.value} ${at.name} or more · n = ${scores.length} · ${design} · rubric version ${rubric.version}${mapping.created_at === '' ? '' : `, mapping version ${mapping.version}`}`;

interface CurvesProps {
  basis: Basis;
  swept: Swept;
  live: Live;
  /** The threshold, set by the user or implied by the mapping; null flags nothing. */
  threshold: number | null;
  figures: CalibrateFigures;
}

function barsOf({ scores, gold, scale, at, weights }: Basis, edges: readonly number[]): ScoreBar[] {
  const last = edges.length - 2;
  const counts = new Map(scale.map(({ value }) => [value, new Float64Array(edges.length - 1)]));
  // there are few edges and many scores, so a search from the end is fast enough
  const binOf = (score: number): number =>
    Math.min(
      last,
      Math.max(
        0,
        edges.findLastIndex((edge) => score >= edge),
      ),
    );
  scores.forEach((score, unit) => {
    const row = counts.get(gold[unit] ?? Number.NaN);
    const bin = binOf(score);
    if (row !== undefined) row[bin] = (row[bin] ?? 0) + (weights?.[unit] ?? 1);
  });
  return scale.flatMap(({ value, name }) => {
    const row = counts.get(value) ?? new Float64Array();
    const all = row.reduce((sum, count) => sum + count, 0);
    return Array.from(row).flatMap((count, bin) =>
      count === 0
        ? []
        : [
            {
              level: `${value} ${name}`,
              from: edges[bin] ?? 0,
              to: edges[bin + 1] ?? 0,
              share: count / all,
              event: value >= at.value,
            },
          ],
    );
  });
}

function Distribution({ basis, swept, threshold }: Omit<CurvesProps, 'live' | 'figures'>) {
  const edges = useMemo(() => edgesOf(swept.counts.thresholds), [swept]);
  const bars = useMemo(() => barsOf(basis, edges), [basis, edges]);
  const domain = useMemo((): [number, number] => [edges[0] ?? 0, edges.at(-1) ?? 1], [edges]);
  const drawing = useCallback(
    (width: number) =>
      scoreDistribution(bars, {
        levels: basis.scale.map(({ value, name }) => `${value} ${name}`).toReversed(),
        nOf: (level) => basis.gold.filter((value) => level.startsWith(`${value} `)).length,
        domain,
        unit: basis.scores_are === 'levels' ? 'level after mapping' : 'score',
        width,
      }),
    [bars, basis, domain],
  );
  const table = useMemo(
    () => ({
      head: ['gold', 'from', 'to', 'share'],
      rows: bars.map(({ level, from, to, share }) => [level, from, to, share]),
    }),
    [bars],
  );
  return (
    <MarkedFigure
      name="Scores by level of gold"
      caption={`Each row is a level of gold, its bars shares of its transcripts${basis.weights === null ? '' : ', weighted'}; gold bars are events. Scores on or right of the line are flagged. ${about(basis)}`}
      drawing={drawing}
      at={placeIn(domain, threshold)}
      table={table}
    />
  );
}

function Roc({ basis, swept, live, figures }: Omit<CurvesProps, 'threshold'>) {
  const all = useMemo(() => rocOf(swept.weighed), [swept]);
  const drawing = useCallback(
    (width: number) =>
      roc(
        thinned(all, MOST_POINTS).map(({ fpr, tpr }) => ({ x: fpr, y: tpr })),
        width,
      ),
    [all],
  );
  const area = `AUC ${figure(figures.auc)}, ${methodText(figures.auc)}. `;
  const table = useMemo(
    () => ({
      head: ['flags from', 'false-positive rate', 'sensitivity'],
      rows: thinned(all, MOST_ROWS).map(({ threshold, fpr, tpr }) => [threshold, fpr, tpr]),
    }),
    [all],
  );
  const { tpr, fpr } = live;
  return (
    <MarkedFigure
      name="ROC curve"
      caption={`${area}The dot is the threshold. ${about(basis)}`}
      drawing={drawing}
      at={tpr === null || fpr === null ? null : { x: fpr, y: tpr }}
      table={table}
    />
  );
}

function PrecisionRecall({ basis, swept, live, figures }: Omit<CurvesProps, 'threshold'>) {
  const all = useMemo(() => precisionRecallOf(swept.weighed), [swept]);
  const { positives, negatives } = swept.weighed;
  const prevalence = positives / Math.max(1, positives + negatives);
  const drawing = useCallback(
    (width: number) =>
      precisionRecall(
        thinned(all, MOST_POINTS).map(({ recall, precision }) => ({ x: recall, y: precision })),
        prevalence,
        width,
      ),
    [all, prevalence],
  );
  const area = `Average precision ${figure(figures.average_precision)}. `;
  const table = useMemo(
    () => ({
      head: ['flags from', 'sensitivity', 'precision'],
      rows: thinned(all, MOST_ROWS).map(({ threshold, recall, precision }) => [threshold, recall, precision]),
    }),
    [all],
  );
  const { tpr, precision } = live;
  return (
    <MarkedFigure
      name="Precision and recall"
      caption={`${area}The broken line is the share of events, which is the precision of flagging at random. ${about(basis)}`}
      drawing={drawing}
      at={tpr === null || precision === null ? null : { x: tpr, y: precision }}
      table={table}
    />
  );
}

const FROM = {
  raw: 'The scores are probabilities and are used as they are.',
  platt: 'Probabilities by Platt scaling of the scores, cross-fitted in five folds of gold.',
  isotonic: 'Probabilities by isotonic regression of the scores, cross-fitted in five folds of gold.',
} as const;

function Reliability({ basis, figures }: { basis: Basis; figures: CalibrateFigures }) {
  const bins = figures.reliability;
  const drawing = useCallback(
    (width: number) => ({
      element: reliability(
        bins.map(({ interval: [low, high], ...bin }) => ({ ...bin, low, high })),
        width,
      ),
      mark: () => undefined,
    }),
    [bins],
  );
  const table = useMemo(
    () => ({
      head: ['probability', 'events', 'low', 'high', 'n'],
      rows: bins.map(({ mean_prob, observed, interval: [low, high], n }) => [mean_prob, observed, low, high, n]),
    }),
    [bins],
  );
  if (figures.probabilities === null) return null;
  // no interval that takes clusters into account is known for weighted bins
  const apart =
    basis.weights === null || basis.speaks.clusters === null ? '' : ', computed as if transcripts were independent';
  return (
    <MarkedFigure
      name="Reliability"
      caption={`${FROM[figures.probabilities]} Vertical lines are 95 % Wilson intervals${apart}; the bars below count transcripts. The broken line is perfect calibration. Brier ${figure(figures.brier)}, ECE ${figure(figures.ece)}. ${about(basis)}`}
      drawing={drawing}
      at={null}
      table={table}
    />
  );
}

/** The numbers of transcripts that are flagged and not flagged at the dot. */
function AtTheDot({ basis, live, threshold, addressed }: CurvesProps & { addressed: Addressed }) {
  const { tp, fp, fn, tn } = live.matrix;
  const sides = [
    { flagged: true, count: tp + fp, words: 'it flags' },
    { flagged: false, count: fn + tn, words: 'it does not' },
  ];
  return (
    <p className={styles.hint} data-testid="at-the-dot">
      {'Transcripts behind the dot on the curves: '}
      {sides.map(({ flagged, count, words }, at) => {
        const filter = count === 0 ? null : verdictFilter(basis, threshold, flagged);
        const text = `${counted(count, 'transcript')} that ${words}`;
        return (
          <span key={words}>
            {at > 0 && ', '}
            {filter === null ? (
              text
            ) : (
              <TranscriptsLink filter={filter} label={`${text}: open them in the Library`} threshold={addressed}>
                {text}
              </TranscriptsLink>
            )}
          </span>
        );
      })}
      .
    </p>
  );
}

export function Curves({ addressed, ...props }: CurvesProps & { addressed: Addressed }) {
  const { basis, figures } = props;
  return (
    // a single child, because it is the second column of the report
    <div className={styles.curves}>
      <AtTheDot {...props} addressed={addressed} />
      <div className={styles.figures}>
        <Distribution {...props} />
        <Roc {...props} />
        <PrecisionRecall {...props} />
        <Reliability basis={basis} figures={figures} />
      </div>
    </div>
  );
}
