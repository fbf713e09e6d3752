// The Label place: a queue of transcripts, the transcript, the rubric. Everything a rater does all day.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Label } from '../../contract/label.ts';
import { dimensionsFor, type Rubric } from '../../contract/rubric.ts';
import { studyKey, useApp, useRater } from '../client/app-state.ts';
import { query, useRead } from '../client/queries.ts';
import { useKeys } from '../keys/useKeys.ts';
import { Button } from '../parts/Button.tsx';
import { Empty } from '../parts/Empty.tsx';
import { chunkQuery } from '../transcript/messages.ts';
import type { TranscriptModel } from '../transcript/model.ts';
import { ModelView, useTranscript } from '../transcript/TranscriptView.tsx';
import { useActiveTime } from './active-time.ts';
import { evidenceStyles, marksOf, spansOf } from './evidence.ts';
import { EvidencePopover } from './EvidencePopover.tsx';
import { useScores } from './GraderScores.tsx';
import { itemName } from './items.ts';
import { labelKeys } from './label-keys.ts';
import { QueueColumn } from './QueueColumn.tsx';
import { Questions } from './Questions.tsx';
import { RubricColumn } from './RubricColumn.tsx';
import { beginSession, holdLabel, useSession } from './session.ts';
import { TranscriptMap } from './TranscriptMap.tsx';
import { useDesk } from './useDesk.ts';
import { useQueue, type QueueView } from './useQueue.ts';
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
function Keys({ actions }: { actions: Parameters<typeof labelKeys>[0] }) {
  useKeys('Label', labelKeys(actions));
  return null;
}

interface OpenProps {
  transcript: number;
  view: QueueView;
  rater: string;
}

/** Reads what the desk needs. */
function Open(props: OpenProps) {
  const model = useTranscript(props.transcript);
  const id = model?.getState().head.id ?? '';
  const rubric = useRead('study.rubric', {});
  const { data: read } = useQuery({
    ...query('label.get', { rater: props.rater, id, round: props.view.round }),
    enabled: id !== '',
    gcTime: 0,
    throwOnError: true,
  });
  if (model === null || rubric === null || read === undefined) return null;
  return <Desk {...props} model={model} rubric={rubric} read={read} />;
}

interface DeskProps extends OpenProps {
  model: TranscriptModel;
  rubric: Rubric;
  /** The rater's label as the store has it. */
  read: Label;
}

function Desk({ transcript, view, rater, model, rubric, read }: DeskProps) {
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
    onNext: () => next !== null && open(next),
    onStep: step,
    onOpen: (subject) => open(subject, subject.queue ?? ''),
  });
  const { label } = desk;
  const spans = useMemo(() => spansOf(label.evidence, looks), [label.evidence, looks]);
  const marks = useMemo(() => marksOf(label.evidence, looks), [label.evidence, looks]);
  const choices = dimensions.flatMap(({ name }) => {
    const style = looks.get(name);
    return style === undefined ? [] : [{ name, style }];
  });
  return (
    <>
      <div className={styles.left}>
        <QueueColumn view={view} />
        <TranscriptMap model={model} evidence={spans} />
      </div>
      <section className={styles.middle} aria-label="Transcript">
        <header className={styles.head}>
          <h2 title={head.title}>{head.title}</h2>
          {label.skipped !== null && <span>skipped: {label.skipped}</span>}
          {label.bookmarked && <span>bookmarked</span>}
          {label.submitted && <span>submitted</span>}
          {label.revealed && <span>scores revealed</span>}
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
        styles={looks}
        focused={desk.focused}
        explained={desk.explained}
        onFocus={desk.focus}
        onExplain={desk.explain}
        onAnswer={desk.answer}
        onChange={desk.change}
        onEvidence={desk.showEvidence}
        onReveal={() => desk.ask('reveal')}
        onSubmit={() => desk.submit()}
      />
      <EvidencePopover choices={choices} onChoose={desk.addEvidence} />
      <Keys actions={desk.actions} />
      <Questions
        asked={desk.asked}
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

/** Reads the item after this one ahead, so that it opens at once. */
function usePrefetch(next: QueueView['next'], rater: string): void {
  const client = useQueryClient();
  useEffect(() => {
    if (next === null) return;
    void client.prefetchQuery(query('transcript.head', { key: next.key }));
    void client.prefetchQuery(query('label.get', { rater, id: next.id, round: next.round }));
    void client.prefetchQuery(query('transcript.scores', { key: next.key, rater }));
    void client.prefetchQuery({ ...chunkQuery(next.key, 0), gcTime: 600_000 });
  }, [client, next, rater]);
}

function Queues({ rater }: { rater: string }) {
  const view = useQueue(rater);
  const navigate = useNavigate();
  usePrefetch(view?.next ?? null, rater);
  if (view === null) return null;
  if (view.key === null) {
    return (
      <Empty title="No queue yet" action={<Button onPress={() => void navigate({ to: '/library' })}>Go to the Library</Button>}>
        A queue is a list of transcripts to label, in order. Choose some in the Library and press “Make queue”.
      </Empty>
    );
  }
  return (
    <div className={styles.place} data-testid="label-place">
      <Open key={`${view.round} ${view.key}`} transcript={view.key} view={view} rater={rater} />
    </div>
  );
}

export function LabelPlace() {
  const rater = useRater().id;
  const owner = `${studyKey(useApp())} ${rater}`;
  const owned = useSession((session) => session.owner === owner);
  useEffect(() => {
    if (!owned) beginSession(owner);
  }, [owned, owner]);
  return owned ? <Queues rater={rater} /> : null;
}
