// The right column: the rubric's cards, each rendered for its own part of the label, what is missing, and Submit.
import { memo, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Gold } from '../../contract/gold.ts';
import type { Dimension } from '../../contract/rubric.ts';
import { footText, knownText, missing } from '../cards/answers.ts';
import type { CardActions } from '../cards/card-actions.ts';
import { DimensionCard } from '../cards/DimensionCard.tsx';
import { FlagsCard } from '../cards/FlagsCard.tsx';
import { Column } from '../desk/Column.tsx';
import { Button } from '../parts/Button.tsx';
import { answer, cannotJudge, explain, reasoned } from './answering.ts';
import { useCard, useFlags } from './card-state.ts';
import { ask, focus, isLookedUp, make, makeReady, type LabelDesk } from './desk.ts';
import { showEvidence } from './evidence.ts';
import { GraderScores } from './GraderScores.tsx';
import { useDrawnLabel, useLabel } from './labels.ts';
import { submit } from './submitting.ts';

export interface RubricColumnProps {
  desk: LabelDesk;
  /** The known answers, in training, after submission. */
  known: readonly Gold[];
  /** The number of the graders' quotes that are marked in the transcript. */
  cited: number;
}

const actionsOf = (desk: LabelDesk): CardActions => ({
  focus: (card) => focus(desk, card),
  explain: (dimension) => explain(desk, dimension),
  answer: (dimension, level) => answer(desk, dimension, level),
  cannotJudge: (dimension) => cannotJudge(desk, dimension),
  reasoned: (dimension) => reasoned(desk, dimension),
  change: (change) => make(desk, change),
  showEvidence: (evidence) => showEvidence(desk, evidence),
});

interface CardProps {
  desk: LabelDesk;
  act: CardActions;
}

const Card = memo(function Card({
  desk,
  act,
  dimension,
  known,
}: CardProps & { dimension: Dimension; known: Gold | null }) {
  const state = useCard(desk, dimension);
  return (
    <DimensionCard dimension={dimension} style={desk.looks.get(dimension.name)} known={known} act={act} {...state} />
  );
});

const Flags = memo(function Flags({ desk, act, known }: CardProps & Pick<RubricColumnProps, 'known'>) {
  return <FlagsCard flags={desk.rubric.flags} known={known} act={act} {...useFlags(desk)} />;
});

function Missing({ desk, known }: Pick<RubricColumnProps, 'desk' | 'known'>) {
  const masked = useStore(desk.model, (state) => state.folds.masked);
  const words = useDrawnLabel(desk, (label) =>
    known.length > 0 ? knownText(label, known, desk.rubric.flags) : footText(label, desk.dimensions, masked),
  );
  return (
    <p role="status" data-testid="missing" title={words}>
      {words}
    </p>
  );
}

function Submit({ desk }: { desk: LabelDesk }) {
  const masked = useStore(desk.model, (state) => state.folds.masked);
  const submitted = useDrawnLabel(desk, (label) => label.submitted);
  const isDue = useDrawnLabel(desk, (label) => !label.submitted && missing(label, desk.dimensions).length === 0);
  return (
    <Button variant={isDue ? 'primary' : 'plain'} keys="$mod+Enter" onPress={() => submit(desk)} data-testid="submit">
      {submitted ? 'Next' : masked ? 'Show reasoning' : 'Submit'}
    </Button>
  );
}

function Scores({ desk, cited }: Pick<RubricColumnProps, 'desk' | 'cited'>) {
  const submitted = useLabel(desk, (label) => label.submitted);
  return (
    <GraderScores
      transcript={desk.key}
      rater={desk.rater}
      submitted={submitted}
      cited={cited}
      onReveal={() => ask(desk, 'reveal')}
    />
  );
}

/** Renders the next card, and removes closed ones, in idle time. */
function useReadyCards(desk: LabelDesk): void {
  const isOver = useLabel(desk, isLookedUp);
  useEffect(() => {
    let waiting = 0;
    const look = (): void => {
      cancelIdleCallback(waiting);
      waiting = requestIdleCallback(() => makeReady(desk));
    };
    // after submission closed cards are removed at once, because searches for known answers or changes would find their
    // hidden content
    if (isOver) makeReady(desk);
    else look();
    const end = desk.inHand.subscribe((now, before) => {
      if (now.focused !== before.focused) look();
    });
    return () => {
      cancelIdleCallback(waiting);
      end();
    };
  }, [desk, isOver]);
}

export const RubricColumn = memo(function RubricColumn({ desk, known, cited }: RubricColumnProps) {
  useReadyCards(desk);
  const act = useMemo(() => actionsOf(desk), [desk]);
  return (
    <Column
      label="Rubric"
      foot={
        <>
          <Missing desk={desk} known={known} />
          <Submit desk={desk} />
        </>
      }
    >
      {desk.dimensions.map((dimension) => (
        <Card
          key={dimension.name}
          desk={desk}
          act={act}
          dimension={dimension}
          known={known.find((one) => one.dimension === dimension.name) ?? null}
        />
      ))}
      <Flags desk={desk} act={act} known={known} />
      <Scores desk={desk} cited={cited} />
    </Column>
  );
});
