// The Findings place: the study's figures, each a rate by facets, from the grader, from gold, and corrected.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { StudyInfo } from '../../contract/study.ts';
import { levelledMeasures } from '../../contract/measures.ts';
import type { Rubric } from '../../contract/rubric.ts';
import { query, useRead } from '../client/queries.ts';
import { Empty } from '../parts/Empty.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { resolve, sameChoice, useChoice, type Address, type Resolved } from './choice.ts';
import { Choices } from './Choices.tsx';
import { RateFigure } from './RateFigure.tsx';
import { titleOf } from './report.ts';
import { SavedFigures } from './SavedFigures.tsx';
import styles from './Findings.module.css';

interface FiguresProps {
  address: Address;
  resolved: Resolved;
  rubric: Rubric;
  info: StudyInfo;
}

function Figures({ address, resolved, rubric, info }: FiguresProps) {
  const { choice } = address;
  const views = useRead('findings.views', {}) ?? [];
  const { data, error } = useQuery(query('findings.rates', resolved.wish));
  const current = views.find((view) => sameChoice(view.choice, choice));
  const title = data === undefined ? resolved.dimension.title : titleOf(data, resolved, choice);
  return (
    <div className={styles.place} data-testid="findings">
      <SavedFigures views={views} current={current} choice={choice} title={title} />
      <div className={styles.main}>
        <Choices
          address={address}
          resolved={resolved}
          dimensions={levelledMeasures(rubric)}
          info={info}
          report={data ?? null}
        />
        {data === undefined && error === null && (
          <p role="status" className={styles.hint}>
            Calculating the rates…
          </p>
        )}
        {error !== null && <Notice problem={problemOf(error)} />}
        {data !== undefined && data.overall.n === 0 && (
          <div>
            <Empty title="No matches">
              No transcript matches the filter and is asked this dimension. Choose another dimension, or remove
              conditions from the filter.
            </Empty>
          </div>
        )}
        {data !== undefined && data.overall.n > 0 && (
          <RateFigure address={address} resolved={resolved} report={data} name={current?.name ?? null} />
        )}
      </div>
    </div>
  );
}

export function FindingsPlace() {
  const address = useChoice();
  const { choice } = address;
  const rubric = useRead('study.rubric', {});
  const info = useRead('study.info', {});
  const resolved = useMemo(
    () => (rubric === null || info === null ? null : resolve(choice, rubric, info)),
    [choice, rubric, info],
  );
  if (rubric === null || info === null) return null;
  if (resolved === null)
    return (
      <Empty title="No dimension with levels">
        A rate is the share of transcripts at a level or above, and the rubric has no dimension with levels.
      </Empty>
    );
  return <Figures address={address} resolved={resolved} rubric={rubric} info={info} />;
}
