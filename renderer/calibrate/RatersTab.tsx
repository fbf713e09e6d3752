// The agreement of raters: all dimensions in a table, and the selected one in full.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { DimensionAgreement } from '../../contract/agreement.ts';
import { query } from '../client/queries.ts';
import { Button } from '../parts/Button.tsx';
import { Empty } from '../parts/Empty.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { DimensionDetail } from './DimensionDetail.tsx';
import { Figure } from './Figure.tsx';
import { RatersScope } from './RatersScope.tsx';
import { useGo } from './useChoice.ts';
import styles from './Raters.module.css';

function Row({ one, current, onChoose }: { one: DimensionAgreement; current: boolean; onChoose: () => void }) {
  const { overall } = one;
  return (
    <tr aria-current={current || undefined} data-testid={`agreement-${one.dimension}`}>
      <th scope="row">
        <button type="button" className={styles.choose} aria-pressed={current} onClick={onChoose}>
          {one.title}
        </button>
      </th>
      <td className={styles.number}>{overall.raters}</td>
      <td className={styles.number}>{overall.units}</td>
      <Figure value={overall.percent} isShare />
      <Figure value={overall.krippendorff} />
      <Figure value={overall.gwet_ac} />
      <Figure value={overall.cohen === null ? null : (overall.cohen.quadratic ?? overall.cohen.identity)} />
      <Figure value={overall.binary?.positive ?? null} />
      <Figure value={overall.binary?.negative ?? null} />
    </tr>
  );
}

function Nothing() {
  const { filter, queue } = useSearch({ from: '/calibrate' });
  const navigate = useNavigate();
  const go = useGo();
  if (filter !== '' || queue !== '')
    return (
      <Empty
        title="No transcripts with two labels"
        action={<Button onPress={() => go({ filter: '', queue: '' })}>All transcripts</Button>}
      >
        In this filter and queue no transcript has labels of two raters on the same dimension.
      </Empty>
    );
  return (
    <Empty
      title="No agreement to measure yet"
      action={<Button onPress={() => void navigate({ to: '/label' })}>Go to Label</Button>}
    >
      Agreement needs two raters who have submitted labels of the same transcripts without having seen a grader’s
      scores.
    </Empty>
  );
}

function Dimensions({ all }: { all: readonly DimensionAgreement[] }) {
  const { dimension } = useSearch({ from: '/calibrate' });
  const go = useGo();
  const chosen = all.find((one) => one.dimension === dimension) ?? all[0];
  if (chosen === undefined) return <Nothing />;
  const binary = all.some(({ overall }) => overall.binary !== null);
  return (
    <>
      <div className={styles.wide}>
        <table className={styles.table} data-binary={binary || undefined}>
          <caption className="unseen">Agreement by dimension and flag, with 95 % intervals</caption>
          <thead>
            <tr>
              <th scope="col">Dimension or flag</th>
              <th scope="col">Raters</th>
              <th scope="col">Transcripts</th>
              <th scope="col">Percent</th>
              <th scope="col">Alpha</th>
              <th scope="col">AC1/AC2</th>
              <th scope="col">Kappa (two raters)</th>
              <th scope="col">Positive</th>
              <th scope="col">Negative</th>
            </tr>
          </thead>
          <tbody>
            {all.map((one) => (
              <Row
                key={one.dimension}
                one={one}
                current={one === chosen}
                onChoose={() => go({ dimension: one.dimension })}
              />
            ))}
          </tbody>
        </table>
      </div>
      <DimensionDetail key={chosen.dimension} one={chosen} />
    </>
  );
}

function Calculated() {
  const { filter, queue } = useSearch({ from: '/calibrate' });
  const { data, error } = useQuery(query('agreement.dimensions', { filter, queue }));
  if (error !== null) return <Notice problem={problemOf(error)} />;
  if (data !== undefined) return <Dimensions all={data} />;
  return (
    <p className={styles.waiting} role="status">
      Calculating intervals from 2,000 resamples…
    </p>
  );
}

export function RatersTab() {
  return (
    <div className={styles.tab} data-testid="raters-tab">
      <RatersScope />
      <div className={styles.calculated}>
        <Calculated />
      </div>
    </div>
  );
}
