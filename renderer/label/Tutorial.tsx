// The tutorial of a first label, shown over a real label: one step at a time above the transcript, each ended by doing
// it.
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { endTutorial, nextStep, useTutorial } from '../desk/tutorial.ts';
import { useKeys } from '../keys/useKeys.ts';
import { Button } from '../parts/Button.tsx';
import { KeyCap } from '../parts/KeyCap.tsx';
import type { LabelDesk } from './desk.ts';
import { useLabel } from './labels.ts';
import { answersOf, stepsFor, type Looked, type TutorialStep } from './tutorial-steps.ts';
import styles from './Tutorial.module.css';

function useLooked(desk: LabelDesk): Looked {
  const at = useStore(desk.model, ({ focus }) => `${focus.message}.${focus.block}`);
  const explained = useStore(desk.inHand, (state) => state.explained);
  const counts = useLabel(
    desk,
    useShallow((label) => ({ answers: answersOf(label), evidence: label.evidence.length })),
  );
  return { at, explained, ...counts };
}

function Shown({ step, number, of, looked }: { step: TutorialStep; number: number; of: number; looked: Looked }) {
  const [before] = useState(looked);
  const isDone = step.isDone?.(looked, before) === true;
  useEffect(() => {
    if (isDone) nextStep();
  }, [isDone]);
  const isLast = step.isDone === null;
  return (
    <section className={styles.tutorial} aria-label="Tutorial" data-testid="tutorial" data-step={number}>
      <p className={styles.text} role="status">
        <b>
          {number} of {of} · {step.title}
        </b>{' '}
        {step.text}
      </p>
      <span className={styles.keys}>
        {step.keys.slice(0, 6).map((keys) => (
          <KeyCap key={keys} keys={keys} />
        ))}
      </span>
      <Button variant={isLast ? 'primary' : 'quiet'} keys="Shift+Q" onPress={endTutorial}>
        {isLast ? 'Done' : 'Skip the tutorial'}
      </Button>
    </section>
  );
}

function Going({ desk, at }: { desk: LabelDesk; at: number }) {
  const looked = useLooked(desk);
  const focused = useStore(desk.inHand, (state) => state.focused);
  const steps = stepsFor(desk.dimensions.find(({ name }) => name === focused) ?? desk.dimensions[0]);
  useKeys('Label', [{ keys: 'Shift+Q', about: 'end the tutorial', run: endTutorial }]);
  const step = steps[at];
  return step === undefined ? null : (
    <Shown key={`${desk.name} ${at}`} step={step} number={at + 1} of={steps.length} looked={looked} />
  );
}

/** Renders nothing unless the tutorial is shown. */
export function Tutorial({ desk }: { desk: LabelDesk }) {
  const at = useTutorial(({ step }) => step);
  return at === null ? null : <Going desk={desk} at={at} />;
}
