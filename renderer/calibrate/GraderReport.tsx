// A grader against gold: the threshold at the top, below it everything that depends on it, then the rest.
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { memo, useMemo } from 'react';
import { levelFigures, overallFigures, type Basis, type CalibrateFigures } from '../../contract/calibration.ts';
import { clusterText } from '../../contract/inference.ts';
import { AWARENESS } from '../../contract/rates.ts';
import { query } from '../client/queries.ts';
import { counted } from '../imports/texts.ts';
import { finderNotes } from '../parts/finder-notes.ts';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { AllGraders } from './AllGraders.tsx';
import { Curves } from './Curves.tsx';
import { Estimates } from './Estimates.tsx';
import { GraderQuestions } from './GraderQuestions.tsx';
import { Levels } from './Levels.tsx';
import { liveAt, sweptOf, thresholdAt } from './live.ts';
import { Matrix } from './Matrix.tsx';
import { Rates } from './Rates.tsx';
import { Resampled } from './Resampled.tsx';
import { Residuals } from './Residuals.tsx';
import { ThresholdBar } from './ThresholdBar.tsx';
import { TriageBand } from './TriageBand.tsx';
import type { Choice } from './useChoice.ts';
import { useRead } from '../client/queries.ts';
import { useThreshold } from './useThreshold.ts';
import { useCompared, Versus } from './Versus.tsx';
import { Section } from './Section.tsx';
import styles from './Grader.module.css';

const asSentence = (note: string): string => `${note.slice(0, 1).toUpperCase()}${note.slice(1)}.`;

/** Facts that apply to every figure: n, design, and the transcripts left out. */
function Beside({ basis, filter }: { basis: Basis; filter: string }) {
  const { parse_failed, unscored, not_asked, no_level, beyond_judging } = basis.left_out;
  const left = [
    [parse_failed, 'answers that could not be read'],
    [unscored, 'not scored'],
    [not_asked, 'not asked'],
    [no_level, 'scored, but without a level'],
    [beyond_judging, 'with gold “cannot judge”'],
  ].flatMap(([count, words]) => (count === 0 ? [] : [`${count} ${words}`]));
  const population = useRead('population.show', {});
  const events = basis.gold.filter((level) => level >= basis.at.value).length;
  return (
    <div className={styles.beside} data-testid="beside">
      <p>
        {counted(basis.scores.length, 'transcript')} with gold and a score, {events} of them events ({basis.at.value}{' '}
        {basis.at.name} or more); {basis.design}; rubric version {basis.rubric.version}; figures describe the grader on
        transcripts like these{population !== null && `, drawn of ${population.units.toLocaleString('en')} units`};{' '}
        {clusterText(basis.speaks)}.{' '}
        {left.length === 0 ? 'No transcript is left out.' : `Left out: ${left.join(', ')}.`}
      </p>
      {[...basis.notes.map(asSentence), ...finderNotes(filter)].map((note) => (
        <p key={note} className={styles.hint}>
          {note}
        </p>
      ))}
    </div>
  );
}

function Overall({ figures, pending }: { figures: CalibrateFigures; pending: boolean }) {
  return (
    <Section title="Over all thresholds" testId="overall" settled={!pending}>
      <Estimates
        caption="Figures over all thresholds, with 95 % intervals"
        head="Figure"
        all={overallFigures(figures)}
        withMethod
        pending={pending}
      />
      <p className={styles.hint} role="status">
        {pending ? 'Intervals shown as … are being resampled.' : 'All intervals are worked out.'}
      </p>
    </Section>
  );
}

// parts that do not depend on the threshold are memoised
const Still = {
  Beside: memo(Beside),
  Overall: memo(Overall),
  Levels: memo(Levels),
  Residuals: memo(Residuals),
  TriageBand: memo(TriageBand),
  AllGraders: memo(AllGraders),
  Versus: memo(Versus),
  GraderQuestions: memo(GraderQuestions),
};

export interface GraderReportProps {
  basis: Basis;
  /** The figures without resampled intervals. */
  points: CalibrateFigures;
  choice: Choice;
}

export function GraderReport({ basis, points, choice }: GraderReportProps) {
  const { wish, graders, facets, dimensions } = choice;
  const { versus } = useSearch({ from: '/calibrate' });
  const other = graders.find((name) => name === versus && name !== wish.grader) ?? null;
  const swept = useMemo(() => sweptOf(basis), [basis]);
  const threshold = useThreshold(swept, basis.threshold);
  const live = liveAt(swept, threshold.place);
  const { data: resampled, error } = useQuery(query('calibrate.figures', wish));
  const figures = resampled ?? points;
  const pending = resampled === undefined && error === null;
  const compared = useCompared(wish, other, thresholdAt(swept, threshold.settled));
  return (
    <>
      <Still.Beside basis={basis} filter={wish.filter} />
      <ThresholdBar basis={basis} swept={swept} threshold={threshold} />
      <div className={styles.columns}>
        <div>
          <Matrix
            basis={basis}
            live={live}
            threshold={thresholdAt(swept, threshold.place)}
            addressed={threshold.addressed}
          />
          <Rates wish={wish} live={live} swept={swept} threshold={threshold} />
        </div>
        <Curves
          basis={basis}
          swept={swept}
          live={live}
          threshold={threshold.value}
          figures={figures}
          addressed={threshold.addressed}
        />
      </div>
      {error !== null && <Notice problem={problemOf(error)} />}
      <Still.Overall figures={figures} pending={pending} />
      <Still.Levels basis={basis} figures={figures} pending={pending} />
      <Still.Residuals
        wish={wish}
        facets={facets}
        awareness={dimensions.some(({ name }) => name === AWARENESS)}
        basis={basis}
      />
      <Still.TriageBand swept={swept} place={threshold.settled} />
      <Still.AllGraders wish={wish} graders={graders} />
      <Still.Versus wish={wish} graders={graders} threshold={thresholdAt(swept, threshold.settled)} />
      <Still.GraderQuestions
        wish={wish}
        facets={facets}
        versus={other}
        threshold={thresholdAt(swept, threshold.settled)}
      />
      <Resampled
        of={[
          ...[...overallFigures(figures), ...levelFigures(figures)].map(({ value }) => value),
          ...(compared === null ? [] : [compared.f1, compared.mcc, compared.kappa, compared.auc]),
        ]}
      />
    </>
  );
}
