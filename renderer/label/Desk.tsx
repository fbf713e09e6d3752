// The desk: map, transcript and rubric around one label.
import { Bookmark, Clock, SkipForward } from 'lucide-react';
import { useLayoutEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Gold } from '../../contract/gold.ts';
import type { Label } from '../../contract/label.ts';
import { dimensionsFor, type Dimension, type Rubric } from '../../contract/rubric.ts';
import { useRead } from '../client/queries.ts';
import { useKeys } from '../keys/useKeys.ts';
import { announce } from '../parts/announce.ts';
import { IconButton } from '../parts/IconButton.tsx';
import type { TranscriptModel } from '../transcript/model.ts';
import { ModelView } from '../transcript/TranscriptView.tsx';
import { useActiveTime } from './active-time.ts';
import { evidenceStyles, marksOf, spansOf } from '../cards/evidence.ts';
import { useCitations, useCitedSpans } from '../cards/citations.ts';
import { EvidencePopover } from './EvidencePopover.tsx';
import { useScores } from './GraderScores.tsx';
import { itemName } from './items.ts';
import { labelKeys } from './label-keys.ts';
import { Questions } from './Questions.tsx';
import { RubricColumn } from './RubricColumn.tsx';
import { holdLabel } from './session.ts';
import { TranscriptMap } from './TranscriptMap.tsx';
import { useDesk } from './useDesk.ts';
import type { QueueView } from './useQueue.ts';
import styles from './LabelPlace.module.css';

function Coverage({ model }: { model: TranscriptModel }) {
  const coverage = Math.round(useStore(model, (state) => state.coverage) * 100);
  return (
    <div className={styles.coverage} title={`${coverage} % of the transcript was in view`} data-testid="coverage" data-coverage={coverage}>
      <div style={{ width: `${coverage}%` }} />
    </div>
  );
}

/** Keys as a component, mounted after the transcript's, so that they win over them. */
function Keys({ actions, dimensions }: { actions: Parameters<typeof labelKeys>[0]; dimensions: readonly Dimension[] }) {
  const levelKeys = dimensions.flatMap(({ levels }) => levels.map(({ key }) => key));
  useKeys('Label', labelKeys(actions, levelKeys));
  return null;
}

const NOTHING_KNOWN: readonly Gold[] = [];

/** The known answers, in training, once the rater has submitted their own. */
function useKnown(transcript: number, rater: string, enabled: boolean): readonly Gold[] {
  const known = useRead('label.known', { rater, key: transcript }, enabled);
  return enabled ? (known ?? NOTHING_KNOWN) : NOTHING_KNOWN;
}

export interface DeskProps {
  transcript: number;
  view: QueueView;
  rater: string;
  model: TranscriptModel;
  rubric: Rubric;
  /** The rater's label as the store has it. */
  read: Label;
}

export function Desk({ transcript, view, rater, model, rubric, read }: DeskProps) {
  const { head } = model.getState();
  const { scores } = useScores(transcript, rater);
  const name = itemName({ id: head.id, round: view.round });
  useLayoutEffect(() => holdLabel(name, read), [name, read]);
  useActiveTime(name);
  const scenario = typeof head.facets['scenario'] === 'string' ? head.facets['scenario'] : null;
  const dimensions = useMemo(() => dimensionsFor(rubric, scenario), [rubric, scenario]);
  const looks = useMemo(() => evidenceStyles(rubric), [rubric]);
  const { next, open, step, queue } = view;
  const desk = useDesk({
    subject: {
      key: transcript,
      id: head.id,
      rater,
      round: view.round,
      rubric: rubric.version,
      queue: queue === '' ? null : queue,
      seen_grader: scores.length > 0,
    },
    read,
    model,
    rubric,
    dimensions,
    onNext: () => (next === null ? announce('Nothing else is left in this queue') : open(next)),
    onStep: step,
    onOpen: (subject) => open(subject, subject.queue ?? ''),
  });
  const { label, masked } = desk;
  const known = useKnown(transcript, rater, view.round === 'training' && label.submitted);
  const cited = useCitedSpans(useCitations(transcript, rater, label.submitted && scores.length > 0));
  const spans = useMemo(
    () => [...cited, ...spansOf([...label.evidence, ...known.flatMap(({ evidence }) => evidence)], looks)],
    [cited, label.evidence, known, looks],
  );
  const marks = useMemo(() => marksOf(label.evidence, looks), [label.evidence, looks]);
  const choices = dimensions.flatMap(({ name }) => {
    const style = looks.get(name);
    return style === undefined ? [] : [{ name, style }];
  });
  return (
    <>
      <TranscriptMap model={model} evidence={spans} />
      <section className={styles.middle} aria-label="Transcript">
        <header className={styles.head}>
          <h2 title={head.title}>{head.title}</h2>
          {label.later && !label.submitted && <span>put off for later</span>}
          {label.skipped !== null && <span>skipped: {label.skipped}</span>}
          {label.bookmarked && <span>bookmarked</span>}
          {masked && <span>first pass: the acts alone</span>}
          {label.first_pass !== null && !label.submitted && <span>second pass: with hidden reasoning</span>}
          {label.submitted && <span>submitted</span>}
          {label.revealed && <span>scores revealed</span>}
          <IconButton label="Come back later" keys="l" onPress={desk.actions.later}>
            <Clock />
          </IconButton>
          <IconButton label={label.bookmarked ? 'Remove the bookmark' : 'Bookmark'} keys="b" onPress={desk.actions.bookmark}>
            <Bookmark />
          </IconButton>
          <IconButton label={label.skipped === null ? 'Skip with a reason' : 'Take the skip back'} keys="s" onPress={desk.actions.skip}>
            <SkipForward />
          </IconButton>
        </header>
        <Coverage model={model} />
        <div className={styles.reader}>
          <ModelView model={model} evidence={spans} marks={marks} />
        </div>
      </section>
      <RubricColumn
        transcript={transcript}
        rater={rater}
        dimensions={dimensions}
        flags={rubric.flags}
        label={label}
        masked={masked}
        known={known}
        cited={cited.length}
        styles={looks}
        focused={desk.focused}
        explained={desk.explained}
        onFocus={desk.focus}
        onExplain={desk.explain}
        prompted={desk.prompted}
        onAnswer={desk.answer}
        onCannotJudge={desk.cannotJudge}
        onReasoned={desk.reasoned}
        onChange={desk.change}
        onEvidence={desk.showEvidence}
        onReveal={() => desk.ask('reveal')}
        onSubmit={() => desk.submit()}
      />
      <EvidencePopover choices={choices} onChoose={desk.addEvidence} />
      <Keys actions={desk.actions} dimensions={dimensions} />
      <Questions
        asked={desk.asked}
        anyway={masked ? 'Go on anyway' : 'Submit anyway'}
        onClose={() => desk.ask(null)}
        onSkip={desk.skip}
        onReveal={desk.reveal}
        onShow={desk.showUnseen}
        onSubmit={() => {
          desk.ask(null);
          desk.submit(true);
        }}
      />
    </>
  );
}
