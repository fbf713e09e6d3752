// The Findings place: figures of the study, each a rate by facets, from the grader, from gold, and corrected.
import { useQuery } from '@tanstack/react-query';
import { Palette } from 'lucide-react';
import { useMemo, useState } from 'react';
import { MOST_FACETS } from '../../contract/limits.ts';
import type { StudyLooks } from '../../contract/drawing.ts';
import type { FigureView } from '../../contract/figure.ts';
import type { RatesReport } from '../../contract/rates.ts';
import type { StudyInfo } from '../../contract/study.ts';
import { levelledMeasures } from '../../contract/measures.ts';
import type { Rubric } from '../../contract/rubric.ts';
import { resolve, type Resolved } from '../../plots/choice.ts';
import { query, useRead } from '../client/queries.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Empty } from '../parts/Empty.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { Appearance } from './Appearance.tsx';
import { sameChoice, useChoice, type Address } from './choice.ts';
import { Choices } from './Choices.tsx';
import { Frozen } from './Freeze.tsx';
import { PublishedFigure, RateFigure } from './RateFigure.tsx';
import { SavedFigures } from './SavedFigures.tsx';
import { useChanged } from './useChanged.ts';
import { useComposed, type Today } from './useComposed.ts';
import styles from './Findings.module.css';

interface FiguresProps {
  address: Address;
  resolved: Resolved;
  rubric: Rubric;
  info: StudyInfo;
  views: readonly FigureView[];
  looks: StudyLooks;
}

const NO_MATCH = (
  <Empty title="No matches">
    This dimension is asked of no transcript that matches the filter. Choose another dimension, or remove conditions
    from the filter.
  </Empty>
);

/** The button that opens the dialog about the figure's texts and groups. */
function AppearanceButton({
  address,
  resolved,
  looks,
  today,
}: Omit<FiguresProps, 'rubric' | 'info' | 'views'> & { today: Today }) {
  const [open, setOpen] = useState(false);
  const { by } = resolved.wish;
  // the axis of lines has numbers, which have an order of their own
  const facets = today.drawing.kind === 'lines' ? by.slice(1) : by;
  const close = (): void => setOpen(false);
  return (
    <>
      <Button variant="quiet" icon={<Palette aria-hidden />} onPress={() => setOpen(true)} data-testid="figure-look">
        Titles and groups…
      </Button>
      <Dialog title="Titles and groups" open={open} onClose={close} wide>
        <Appearance address={address} facets={facets} looks={looks} drawing={today.drawing} onClose={close} />
      </Dialog>
    </>
  );
}

interface BodyProps extends Omit<FiguresProps, 'rubric' | 'info' | 'views'> {
  report: RatesReport;
  today: Today;
}

const Body = ({ address, resolved, report, looks, today }: BodyProps) => (
  <RateFigure
    address={address}
    resolved={resolved}
    report={report}
    today={today}
    tools={<AppearanceButton address={address} resolved={resolved} looks={looks} today={today} />}
  />
);

function Figures({ address, resolved, rubric, info, views, looks }: FiguresProps) {
  const { choice, saved, go } = address;
  const current = views.find(({ name }) => name === saved) ?? views.find((view) => sameChoice(view.choice, choice));
  const { data, error } = useQuery(query('findings.rates', resolved.wish));
  const isSaved = current !== undefined && sameChoice(current.choice, choice);
  const today = useComposed({ choice, resolved, report: data, looks, name: isSaved ? current.name : null });
  const changed = useChanged(views, rubric, info.facets, looks);
  const published = isSaved ? current.published : null;
  const hasRates = data !== undefined && data.overall.n > 0 && today !== null;
  const figure = hasRates ? (
    <Body address={address} resolved={resolved} report={data} looks={looks} today={today} />
  ) : (
    data !== undefined && data.overall.n === 0 && <div>{NO_MATCH}</div>
  );
  return (
    <div className={styles.place} data-testid="findings">
      <SavedFigures
        views={views}
        current={current}
        choice={choice}
        title={today?.drawing.title ?? resolved.dimension.title}
        today={hasRates ? { drawing: today.drawing, table: today.table } : null}
        onName={(name) => go({ saved: name }, true)}
        changed={changed}
      />
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
        {published === null ? (
          figure
        ) : (
          <Frozen key={current?.name ?? ''} published={published} today={hasRates ? today.drawing : null}>
            {(shown) => (shown === 'published' ? <PublishedFigure address={address} published={published} /> : figure)}
          </Frozen>
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
    () => (rubric === null || info === null ? null : resolve(choice, rubric, info.facets)),
    [choice, rubric, info],
  );
  const views = useRead('findings.views', {});
  const wanted = [...(resolved?.wish.by ?? []), ...(views ?? []).flatMap(({ choice: { by, split } }) => [by, split])];
  const facets = [...new Set(wanted)].filter((name) => info?.facets.includes(name)).toSorted();
  const { data: looks } = useQuery({
    ...query('findings.looks', { facets: facets.slice(0, MOST_FACETS) }),
    enabled: views !== null && info !== null,
    placeholderData: (before) => before,
    throwOnError: true,
  });
  if (rubric === null || info === null || views === null || looks === undefined) return null;
  if (resolved === null)
    return (
      <Empty title="No dimension with levels">
        A rate is the share of transcripts at a level or above, and the rubric has no dimension with levels.
      </Empty>
    );
  return <Figures address={address} resolved={resolved} rubric={rubric} info={info} views={views} looks={looks} />;
}
