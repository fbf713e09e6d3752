// The desk of one transcript: its label, the focused card, and everything that can be done to them.
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Evidence } from '../../contract/evidence.ts';
import type { Change, Label } from '../../contract/label.ts';
import type { Dimension, Rubric } from '../../contract/rubric.ts';
import { query, queryClient } from '../client/queries.ts';
import { announce } from '../parts/announce.ts';
import { tellProblem } from '../parts/trouble.ts';
import { goToSpan, isWhole, unmask, type Place, type TranscriptModel } from '../transcript/model.ts';
import { selectedSpan } from '../transcript/selection.ts';
import { secondsOn } from './active-time.ts';
import { answerWords, FLAGS, missing, nextOpen, partOf } from '../cards/answers.ts';
import { evidenceOf, focusedSpan, inOrder } from '../cards/evidence.ts';
import { itemName } from './items.ts';
import type { LabelActions } from './label-keys.ts';
import type { Question } from './Questions.tsx';
import { change, redo, undo, useSession, type Step, type Subject } from './session.ts';
import { unseenReasoning, unseenResult } from './unseen.ts';
import { writeIn } from '../cards/Written.tsx';

export interface DeskProps {
  subject: Subject;
  /** The label as it was read from the study; what the session has of it counts more. */
  read: Label;
  model: TranscriptModel;
  rubric: Rubric;
  dimensions: readonly Dimension[];
  /** Opens the next transcript to label. */
  onNext: () => void;
  onStep: (by: 1 | -1) => void;
  /** Opens the item that an undone step belongs to. */
  onOpen: (subject: Subject) => void;
}

export interface Desk {
  label: Label;
  /** In the first of two passes. */
  masked: boolean;
  focused: string;
  explained: string | null;
  asked: Question | null;
  focus: (card: string) => void;
  explain: (dimension: string) => void;
  ask: (question: Question | null) => void;
  change: (change: Change) => void;
  answer: (dimension: string, level: number) => void;
  /** The dimension whose reason for not judging is asked for. */
  prompted: string | null;
  cannotJudge: (dimension: string) => void;
  /** The reason is given, or not: on to the next. */
  reasoned: (dimension: string) => void;
  showEvidence: (evidence: Evidence) => void;
  addEvidence: (dimension: string) => void;
  skip: (reason: string) => void;
  reveal: () => void;
  showUnseen: () => void;
  /** `anyway`: without asking about what was not seen. */
  submit: (anyway?: boolean) => void;
  actions: LabelActions;
}

/** What is in hand on one item. */
interface DeskState {
  item: string;
  focused: string;
  explained: string | null;
  prompted: string | null;
  asked: Question | null;
  /** What was asked about, and waved through. */
  waved: readonly Question[];
  evidenceAt: string | null;
}

const SURENESS = [null, 'guess', 'fairly', 'sure'] as const;

/** The card where a change happened, to show what was undone. */
function cardOf({ redo: [one] }: Step): string | null {
  if (one === undefined) return null;
  if (one.kind === 'evidence') return one.evidence.dimension;
  if (one.kind === 'note') return one.dimension ?? FLAGS;
  if ('dimension' in one) return one.dimension;
  return one.kind === 'flag' ? FLAGS : null;
}

export function useDesk({ subject, read, model, rubric, dimensions, onNext, onStep, onOpen }: DeskProps): Desk {
  const name = itemName(subject);
  const label = useSession((session) => session.labels.get(name)) ?? read;
  const cards = useMemo(() => [...dimensions.map((one) => one.name), FLAGS], [dimensions]);
  const begin = (): DeskState => ({
    item: name,
    focused: missing(label, dimensions)[0]?.name ?? cards[0] ?? FLAGS,
    explained: null,
    prompted: null,
    asked: null,
    waved: [],
    evidenceAt: null,
  });
  const [held, hold] = useState(begin);
  // each item begins anew
  if (held.item !== name) hold(begin());
  const { focused, explained, prompted, asked, waved, evidenceAt } = held;
  const set = (part: Partial<DeskState>): void => hold((before) => ({ ...before, ...part }));
  const focus = (card: string): void => set({ focused: card });
  const ask = (question: Question | null): void => set({ asked: question });
  const masked = useStore(model, (state) => state.folds.masked);
  const dimension = dimensions.find((one) => one.name === focused);

  useEffect(() => {
    // a field of the item before must not take what is typed for this one
    if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur();
    announce(model.getState().head.title);
  }, [model]);

  const make = (one: Change): void => change(subject, one);
  const answer = (card: string, level: number): void => {
    const given = { state: 'level' as const, level };
    make({ kind: 'answer', dimension: card, answer: given });
    const about = dimensions.find((one) => one.name === card);
    if (about !== undefined) announce(`${about.title}: ${answerWords({ answer: given }, about)}`);
    focus(nextOpen(label, dimensions, card));
  };
  const cannotJudge = (card: string): void => {
    const before = partOf(label, card).answer;
    if (before?.state !== 'cannot_judge') make({ kind: 'answer', dimension: card, answer: { state: 'cannot_judge', reason: '' } });
    set({ prompted: card });
  };
  /** What was hidden of the graders' scores may be seen from here on. */
  const seeScores = (): void =>
    void queryClient.invalidateQueries({ queryKey: query('transcript.scores', { key: subject.key, rater: subject.rater }).queryKey });
  const addEvidence = (card: string): void => {
    const span = selectedSpan() ?? focusedSpan(model);
    if (span === null) return announce('There is no text here to take as evidence');
    getSelection()?.removeAllRanges();
    evidenceOf(model, span, card)
      .then((evidence) => make({ kind: 'evidence', evidence, on: true }))
      .catch(tellProblem);
  };
  const showEvidence = (evidence: Evidence): void => {
    set({ evidenceAt: evidence.id });
    goToSpan(model, evidence);
  };
  /** What should have been in view before the rater goes on, each asked about once. */
  const unseenNow = (): { what: 'result' | 'reasoning'; place: Place } | null => {
    const result = unseenResult(model);
    if (result !== null) return { what: 'result', place: result };
    const reasoning = label.first_pass === null ? null : unseenReasoning(model);
    return reasoning === null ? null : { what: 'reasoning', place: reasoning };
  };
  const submit = (anyway = false): void => {
    const open = missing(label, dimensions);
    if (label.submitted) return onNext();
    if (open[0] !== undefined) {
      focus(open[0].name);
      return announce(`Not submitted: ${open.length} unanswered, the first is ${open[0].title}`);
    }
    // whether the last tool result was seen cannot be told before it is here
    if (!isWhole(model.getState().head)) return announce('Not submitted: the transcript is still on its way');
    const unseen = unseenNow();
    if (!anyway && unseen !== null && !waved.includes(unseen.what)) {
      return set({ asked: unseen.what, waved: [...waved, unseen.what] });
    }
    const seconds = (label.seconds ?? 0) + secondsOn(name);
    if (masked) {
      make({ kind: 'second_pass', seconds, coverage: model.getState().coverage });
      unmask(model);
      focus(cards[0] ?? FLAGS);
      return announce('Second pass: hidden reasoning is shown. Change what it changes, then submit.');
    }
    const coverage = Math.max(label.coverage ?? 0, model.getState().coverage);
    make({ kind: 'submit', on: true, seconds, coverage });
    seeScores();
    // in training the known answers come first
    if (subject.round === 'training') focus(cards[0] ?? FLAGS);
    else onNext();
  };
  const goWhere = (step: Step | null, none: string): void => {
    if (step === null) return announce(none);
    const card = cardOf(step);
    if (itemName(step.subject) !== name) onOpen(step.subject);
    else if (card !== null && cards.includes(card)) focus(card);
  };
  const flagOf = (number: number): void => {
    const flag = rubric.flags[number];
    if (flag !== undefined) make({ kind: 'flag', flag: flag.name, on: !label.flags.includes(flag.name) });
  };

  const actions: LabelActions = {
    step: onStep,
    card: (by) => focus(cards[Math.max(0, Math.min(cards.length - 1, cards.indexOf(focused) + by))] ?? focused),
    level: (key) => {
      if (dimension === undefined) return flagOf((Number(key) + 9) % 10);
      if (dimension.kind === 'text') return announce('This one is answered in words: w');
      const level = dimension.levels.find((one) => one.key === key);
      if (level !== undefined) answer(dimension.name, level.value);
    },
    component: (number) => {
      const component = dimension?.components[number]?.name;
      if (dimension === undefined || component === undefined) return;
      const on = !partOf(label, dimension.name).components.includes(component);
      make({ kind: 'component', dimension: dimension.name, component, on });
    },
    addEvidence: () => {
      const target = dimension?.name ?? label.flags.at(-1);
      if (target === undefined) announce('Set a flag first, then give its evidence');
      else addEvidence(target);
    },
    nextEvidence: () => {
      const all = inOrder(label.evidence);
      const next = all[(all.findIndex(({ id }) => id === evidenceAt) + 1) % Math.max(1, all.length)];
      if (next === undefined) announce('There is no evidence yet');
      else showEvidence(next);
    },
    note: () => void writeIn('note'),
    write: () => {
      if (!writeIn('answer', 'reason')) announce('Nothing is written here; n takes a note');
    },
    bookmark: () => make({ kind: 'bookmark', on: !label.bookmarked }),
    skip: () => (label.skipped === null ? ask('skip') : make({ kind: 'skip', reason: null })),
    cannotJudge: () => dimension !== undefined && cannotJudge(dimension.name),
    later: () => {
      if (label.submitted) return announce('It is submitted already');
      if (!label.later) make({ kind: 'later', on: true });
      announce('Put off to the end of the queue');
      onNext();
    },
    sureness: () => {
      if (dimension === undefined) return;
      const next = SURENESS[(SURENESS.indexOf(partOf(label, dimension.name).sureness) + 1) % SURENESS.length] ?? null;
      make({ kind: 'sureness', dimension: dimension.name, sureness: next });
    },
    explain: () => set({ explained: explained === focused ? null : focused }),
    undo: () => goWhere(undo(), 'There is nothing to undo'),
    redo: () => goWhere(redo(), 'There is nothing to redo'),
    submit: () => submit(),
  };
  return {
    label,
    masked,
    focused,
    explained,
    asked,
    focus,
    explain: (card) => set({ explained: explained === card ? null : card }),
    ask,
    change: make,
    answer,
    prompted,
    cannotJudge,
    reasoned: (card) => {
      set({ prompted: null, focused: nextOpen(label, dimensions, card) });
    },
    showEvidence,
    addEvidence,
    skip: (reason) => {
      ask(null);
      make({ kind: 'skip', reason });
      onNext();
    },
    reveal: () => {
      ask(null);
      make({ kind: 'reveal' });
      seeScores();
    },
    showUnseen: () => {
      ask(null);
      const unseen = unseenNow();
      if (unseen !== null) goToSpan(model, { ...unseen.place, start: 0 });
    },
    submit,
    actions,
  };
}
