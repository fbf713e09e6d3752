// The Adjudicate place: the units to decide, the transcript with every rater's evidence, the raters' labels side by
// side.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { goldDraft } from '../../contract/draft.ts';
import { keyedLevels } from '../../contract/level-keys.ts';
import { marksOf, spansOf } from '../cards/evidence.ts';
import { looksOf, shuffled, type Looks } from '../cards/rater-looks.ts';
import { ReopenDialog } from '../cards/ReopenDialog.tsx';
import { writeIn } from '../cards/Written.tsx';
import { query } from '../client/queries.ts';
import { Begun } from '../desk/Begun.tsx';
import { Frame, Instead, Middle } from '../desk/Frame.tsx';
import { Keys } from '../desk/Keys.tsx';
import { stepping, undoing } from '../desk/keys.ts';
import { callCards, onCards } from '../desk/panes.ts';
import { counted } from '../imports/texts.ts';
import { Button } from '../parts/Button.tsx';
import { Empty } from '../parts/Empty.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import type { TranscriptModel } from '../transcript/model.ts';
import { useTranscript } from '../transcript/TranscriptView.tsx';
import { adjudicateKeys, type AdjudicateActions } from './adjudicate-keys.ts';
import {
  accept,
  addEvidence,
  askReopen,
  card,
  component,
  names,
  newHand,
  nextEvidence,
  pick,
  pickByKey,
  redo,
  reopen,
  undo,
  type UnitDesk,
  useIsPicked,
} from './desk.ts';
import { drafts, NO_DRAFT } from './drafts.ts';
import { RuleDialog } from './RuleDialog.tsx';
import { session, useUnitStates } from './session.ts';
import { answeredNames, viewOf, type RatedTranscript } from './unit-view.ts';
import { UnitCards } from './UnitCards.tsx';
import { UnitColumn } from './UnitColumn.tsx';
import { useUnits, type Units } from './useUnits.ts';

const actionsOf = (desk: UnitDesk, unclear: () => void): AdjudicateActions => ({
  card: (by) => card(desk, by),
  level: (key) => pickByKey(desk, key),
  cannotJudge: () => onCards(() => pick(desk, null)),
  component: (place) => component(desk, place),
  accept: () => accept(desk),
  rationale: () => onCards(() => void writeIn('note')),
  addEvidence: () => addEvidence(desk),
  nextEvidence: () => nextEvidence(desk),
  reopen: () => askReopen(desk),
  names: () => names(desk),
  explain: () => {
    callCards();
    desk.inHand.setState(({ explained }) => ({ explained: !explained }));
  },
  unclear,
});

/** The raters' evidence on a dimension, with one style per rater instead of one per dimension. */
function useDrawn({ labels }: RatedTranscript, name: string, looks: Looks) {
  return useMemo(() => {
    const evidence = labels.flatMap(({ rater, label }) =>
      label.evidence.filter(({ dimension }) => dimension === name).map((one) => ({ ...one, dimension: rater })),
    );
    return { spans: spansOf(evidence, looks), marks: marksOf(evidence, looks) };
  }, [labels, name, looks]);
}

function Reopen({ desk }: { desk: UnitDesk }) {
  const reopening = useStore(desk.inHand, (state) => state.reopening);
  return (
    <ReopenDialog
      open={reopening}
      about={goldDraft({ transcript: desk.subject.id, dimension: desk.subject.dimension })}
      hint="The decision and the reason are kept in the history. After that only a person can decide it; rules skip it."
      onClose={() => desk.inHand.setState({ reopening: false })}
      onReopen={(reason) => reopen(desk, reason)}
    />
  );
}

/** The raters of a unit by letter, and by name after a level is chosen. */
function useLooks(rated: RatedTranscript, unit: { id: string; dimension: string }): Looks {
  const { id, dimension } = unit;
  const about = goldDraft({ transcript: id, dimension });
  const isPicked = useIsPicked(rated, unit);
  const hidden = useUnitStates((state) => state.namesHidden) || !isPicked;
  return useMemo(() => looksOf(shuffled(rated.labels, about), hidden), [rated.labels, about, hidden]);
}

interface DeskProps {
  units: Units;
  rater: string;
  model: TranscriptModel;
  rated: RatedTranscript;
  name: string;
}

function Desk({ units, rater, model, rated, name }: DeskProps) {
  const { id, key } = model.getState().head;
  const looks = useLooks(rated, { id, dimension: name });
  const measures = useMemo(() => answeredNames(rated), [rated]);
  const [inHand] = useState(newHand);
  const desk = useMemo<UnitDesk>(
    () => ({ subject: { id, key, dimension: name, rater }, rated, names: measures, looks, model, units, inHand }),
    [id, key, name, rater, rated, measures, looks, model, units, inHand],
  );
  const navigate = useNavigate();
  const unclear = (): void => void navigate({ to: '/rubric', search: { dimension: name } });
  const levelKeys = keyedLevels(viewOf(rated, name, NO_DRAFT)?.dimension.levels ?? []).map((level) => level.key);
  const { spans, marks } = useDrawn(rated, name, looks);
  return (
    <>
      <Middle model={model} evidence={spans} marks={marks} />
      <UnitCards desk={desk} onUnclear={unclear} />
      <Reopen desk={desk} />
      <Keys place="Adjudicate" bindings={adjudicateKeys(actionsOf(desk, unclear), levelKeys)} />
    </>
  );
}

/** Reads the data of the desk. */
function Open({ units, rater }: Pick<DeskProps, 'units' | 'rater'>) {
  const { key, dimension } = units.now ?? { key: 0, dimension: '' };
  const model = useTranscript(key);
  const { data: rated, error } = useQuery(query('adjudicate.get', { key, rater }));
  if (error !== null) return <Notice problem={problemOf(error)} />;
  // the model may still belong to the transcript that was open before
  if (model === null || rated === undefined || model.getState().head.key !== key) return <Instead />;
  return <Desk units={units} rater={rater} model={model} rated={rated} name={dimension} />;
}

function NothingLabelled({ withheld }: { withheld: number }) {
  const navigate = useNavigate();
  if (withheld > 0)
    return (
      <Empty
        title="Submit your own labels first"
        action={<Button onPress={() => void navigate({ to: '/label' })}>Go to Label</Button>}
      >
        You are labelling {counted(withheld, 'transcript')} that others have labelled. Their labels stay hidden until
        you submit yours.
      </Empty>
    );
  return (
    <Empty
      title="Nothing to adjudicate yet"
      action={<Button onPress={() => void navigate({ to: '/label' })}>Go to Label</Button>}
    >
      Submitted labels appear here side by side. Your decisions become gold.
    </Empty>
  );
}

/** Keys that need no transcript, so they work while one is loading. */
const placeKeys = (units: Units) => [
  ...stepping('transcript', units.step),
  ...undoing(
    () => undo(units),
    () => redo(units),
  ),
];

function Adjudicate({ rater }: { rater: string }) {
  const units = useUnits(rater);
  const [ruling, setRuling] = useState(false);
  if (units === null) return <div aria-busy />;
  if (units.empty) return <NothingLabelled withheld={units.withheld} />;
  return (
    <Frame testId="adjudicate-place">
      <UnitColumn units={units} onRule={() => setRuling(true)} />
      <Keys place="Adjudicate" bindings={placeKeys(units)} />
      {units.now === null && (units.gone ? <Gone units={units} /> : <AllDecided units={units} />)}
      {units.now !== null && <Open key={units.now.key} units={units} rater={rater} />}
      <RuleDialog open={ruling} rater={rater} onApplied={units.leaveSettled} onClose={() => setRuling(false)} />
    </Frame>
  );
}

function Gone({ units }: { units: Units }) {
  return (
    <Instead>
      <Empty title="No labels here" action={<Button onPress={units.advance}>Next unit</Button>}>
        The labels of this transcript were withdrawn, or stay hidden until you submit yours.
      </Empty>
    </Instead>
  );
}

function AllDecided({ units }: { units: Units }) {
  return (
    <Instead>
      <Empty
        title={units.counts.undecided === 0 ? 'Everything is decided' : 'No matches'}
        action={<Button onPress={() => units.narrow({ show: 'all', dimension: '' })}>Show all units</Button>}
      >
        {units.counts.single > 0
          ? `${counted(units.counts.single, 'unit')} with only one rater can become gold one by one, or by the rule “One rater’s labels”.`
          : 'Export writes gold to a file.'}
      </Empty>
    </Instead>
  );
}

export function AdjudicatePlace() {
  return (
    <Begun session={session} onDrafts={(rater, kept) => drafts.begin(rater, kept)}>
      {(rater) => <Adjudicate rater={rater} />}
    </Begun>
  );
}
