// The Adjudicate place: the units to decide, the transcript with every rater's evidence, the raters' labels side by side.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Output } from '../../contract/calls.ts';
import { marksOf, spansOf } from '../cards/evidence.ts';
import { ReopenDialog } from '../cards/ReopenDialog.tsx';
import { studyKey, useApp, useRater } from '../client/app-state.ts';
import { query } from '../client/queries.ts';
import { useKeys } from '../keys/useKeys.ts';
import { Button } from '../parts/Button.tsx';
import { Empty } from '../parts/Empty.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { counted } from '../imports/words.ts';
import type { TranscriptModel } from '../transcript/model.ts';
import { ModelView, useTranscript } from '../transcript/TranscriptView.tsx';
import { adjudicateKeys, type AdjudicateActions } from './adjudicate-keys.ts';
import { looksOf } from '../cards/rater-looks.ts';
import { RuleDialog } from './RuleDialog.tsx';
import { beginSession, useSession } from './session.ts';
import { UnitCards } from './UnitCards.tsx';
import { UnitColumn } from './UnitColumn.tsx';
import { useDesk } from './useDesk.ts';
import { useUnits, type Units } from './useUnits.ts';
import styles from '../parts/Desk.module.css';

/** Keys as a component, mounted after the transcript's, so that they win over them. */
function Keys({ actions, levels }: { actions: AdjudicateActions; levels: readonly string[] }) {
  useKeys('Adjudicate', adjudicateKeys(actions, levels));
  return null;
}

interface DeskProps {
  units: Units;
  rater: string;
  model: TranscriptModel;
  said: Output<'adjudicate.get'>;
  name: string;
}

function Desk({ units, rater, model, said, name }: DeskProps) {
  const { head } = model.getState();
  const hidden = useSession((session) => session.namesHidden);
  const looks = useMemo(() => looksOf(said.labels, hidden), [said.labels, hidden]);
  const names = useMemo(() => {
    const answered = new Set(said.labels.flatMap(({ label }) => Object.keys(label.dimensions)));
    return said.rubrics.at(-1)?.dimensions.flatMap((one) => (answered.has(one.name) ? [one.name] : [])) ?? [];
  }, [said]);
  const navigate = useNavigate();
  const onUnclear = (): void => void navigate({ to: '/rubric', search: { dimension: name } });
  const desk = useDesk({ id: head.id, rater, said, units, model, name, names, onUnclear });
  // drawn as evidence is, with the rater in the dimension's stead
  const evidence = useMemo(
    () =>
      said.labels.flatMap(({ rater: by, label }) =>
        label.evidence.filter(({ dimension }) => dimension === name).map((one) => ({ ...one, dimension: by })),
      ),
    [said.labels, name],
  );
  const spans = useMemo(() => spansOf(evidence, looks), [evidence, looks]);
  const marks = useMemo(() => marksOf(evidence, looks), [evidence, looks]);
  return (
    <>
      <section className={styles.middle} aria-label="Transcript">
        <header className={styles.head}>
          <h2 title={head.title}>{head.title}</h2>
        </header>
        <div className={styles.reader}>
          <ModelView model={model} evidence={spans} marks={marks} />
        </div>
      </section>
      <UnitCards said={said} desk={desk} looks={looks} id={head.id} name={name} names={names} units={units} />
      <ReopenDialog
        open={desk.reopening}
        hint="The decision and the reason are kept in the history. No rule will settle this again, only a person."
        onClose={() => desk.askReopen(false)}
        onReopen={desk.reopen}
      />
      <Keys actions={desk.actions} levels={desk.view?.dimension.levels.map((level) => level.key) ?? []} />
    </>
  );
}

/** Reads what the desk needs. */
function Open({ units, rater }: Pick<DeskProps, 'units' | 'rater'>) {
  const { key, dimension } = units.now ?? { key: 0, dimension: '' };
  const model = useTranscript(key);
  const { data: said, error } = useQuery(query('adjudicate.get', { key, rater }));
  if (error !== null) return <Notice problem={problemOf(error)} />;
  // the model may still be that of the transcript before
  if (model === null || said === undefined || model.getState().head.key !== key) return <div className={styles.middle} aria-busy />;
  return <Desk units={units} rater={rater} model={model} said={said} name={dimension} />;
}

function NothingLabelled({ withheld }: { withheld: number }) {
  const navigate = useNavigate();
  if (withheld > 0)
    return (
      <Empty title="Submit your own labels first" action={<Button onPress={() => void navigate({ to: '/label' })}>Go to Label</Button>}>
        {counted(withheld, 'transcript')} that others have labelled stand in a queue that you are labelling. What was said of them stays
        hidden until you submit your own label.
      </Empty>
    );
  return (
    <Empty title="Nothing to adjudicate yet" action={<Button onPress={() => void navigate({ to: '/label' })}>Go to Label</Button>}>
      Here raters’ labels stand side by side once they have submitted, and what you decide is gold.
    </Empty>
  );
}

function Adjudicate({ rater }: { rater: string }) {
  const units = useUnits(rater);
  const [ruling, setRuling] = useState(false);
  // from the link that led here: Enter makes gold, and does not press the link again
  const arrive = useCallback((place: HTMLDivElement | null) => place?.focus({ preventScroll: true }), []);
  if (units === null) return <div aria-busy />;
  if (units.empty) return <NothingLabelled withheld={units.withheld} />;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={arrive} className={styles.place} data-testid="adjudicate-place" tabIndex={-1}>
      <UnitColumn units={units} onRule={() => setRuling(true)} />
      {units.now === null ? <AllDecided units={units} /> : <Open key={units.now.key} units={units} rater={rater} />}
      <RuleDialog open={ruling} rater={rater} onClose={() => setRuling(false)} />
    </div>
  );
}

function AllDecided({ units }: { units: Units }) {
  return (
    <div className={styles.middle}>
      <Empty
        title={units.counts.undecided === 0 ? 'Everything is decided' : 'No unit fits'}
        action={<Button onPress={() => units.narrow({ show: 'all', dimension: '' })}>Show all units</Button>}
      >
        {units.counts.single > 0
          ? `${counted(units.counts.single, 'unit')} with one rater only can be made gold one by one, or by the rule “one rater’s labels”.`
          : 'Gold can be taken out in Export.'}
      </Empty>
    </div>
  );
}

export function AdjudicatePlace() {
  const rater = useRater().id;
  const owner = `${studyKey(useApp())} ${rater}`;
  const owned = useSession((session) => session.owner === owner);
  useEffect(() => {
    if (!owned) beginSession(owner);
  }, [owned, owner]);
  return owned ? <Adjudicate rater={rater} /> : null;
}
