// The desk of one unit: its proposed decision, and all actions.
import { useMemo } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { goldDraft } from '../../contract/draft.ts';
import type { Evidence } from '../../contract/evidence.ts';
import { levelOfKey } from '../../contract/level-keys.ts';
import { evidenceOf, evidenceSpan, inOrder } from '../cards/evidence.ts';
import { levelText } from '../cards/rater-texts.ts';
import type { Looks } from '../cards/rater-looks.ts';
import { leaveField, writeIn } from '../cards/Written.tsx';
import { query, queryClient } from '../client/queries.ts';
import { announce } from '../parts/announce.ts';
import { tellProblem } from '../parts/trouble.ts';
import { type TranscriptModel } from '../transcript/model.ts';
import { goToSpan } from '../transcript/moves.ts';
import { afterTurns, inTurn } from '../transcript/turns.ts';
import { drafts, NO_DRAFT, type Draft } from './drafts.ts';
import { decideUnit, hideNames, session, useUnitStates, type AdjudicateStep, type UnitSubject } from './session.ts';
import { standing, viewOf, type RatedTranscript, type UnitView } from './unit-view.ts';
import type { Units } from './useUnits.ts';

export interface UnitDesk {
  subject: UnitSubject;
  rated: RatedTranscript;
  /** All dimensions of the transcript that raters answered, in the order of the rubric. */
  names: readonly string[];
  looks: Looks;
  model: TranscriptModel;
  units: Units;
  inHand: StoreApi<InHand>;
}

export interface InHand {
  explained: boolean;
  reopening: boolean;
  /** The id of the evidence that was visited last. */
  evidenceAt: string | null;
}

export const newHand = (): StoreApi<InHand> =>
  createStore(() => ({ explained: false, reopening: false, evidenceAt: null }));

type About = Pick<UnitSubject, 'id' | 'dimension'>;
const aboutOf = ({ id, dimension }: About): string => goldDraft({ transcript: id, dimension });

/** The current state of the unit: a key may be pressed before an earlier decision has been drawn. */
function viewNow({ rated, subject }: UnitDesk): UnitView | null {
  const { key, rater, dimension } = subject;
  const now = queryClient.getQueryData(query('adjudicate.get', { key, rater }).queryKey) ?? rated;
  return viewOf(now, dimension, drafts.get(aboutOf(subject)) ?? NO_DRAFT);
}

/** A dimension of the transcript, rendered again when its own draft changes. */
export function useView({ rated, subject }: UnitDesk, name: string): UnitView | null {
  const draft = drafts.use(aboutOf({ ...subject, dimension: name })) ?? NO_DRAFT;
  return useMemo(() => viewOf(rated, name, draft), [rated, name, draft]);
}

/** Whether a level is chosen or the unit has gold, as a hook that renders again only when that changes. */
export const useIsPicked = (rated: RatedTranscript, subject: About): boolean =>
  drafts.useOf(aboutOf(subject), (draft) => viewOf(rated, subject.dimension, draft ?? NO_DRAFT)?.picked === true);

/** The view; null, with a message, if the unit has gold. */
function unlocked(desk: UnitDesk): UnitView | null {
  const view = viewNow(desk);
  if (view?.settled === true) announce('Already gold. Reopen it first');
  return view?.settled === true ? null : view;
}

/** Changes a part of the unfinished decision. */
export function draft(desk: UnitDesk, part: Partial<Draft>): void {
  const view = unlocked(desk);
  if (view !== null) drafts.set(aboutOf(desk.subject), { ...view.draft, ...part });
}

/** Chooses a level; components and evidence follow the raters who gave it. */
export function pick(desk: UnitDesk, level: number | null): void {
  const view = unlocked(desk);
  if (view !== null) drafts.set(aboutOf(desk.subject), { level, rationale: view.draft.rationale });
}

/** Chooses the level with this key. */
export function pickByKey(desk: UnitDesk, key: string): void {
  const level = levelOfKey(viewNow(desk)?.dimension.levels ?? [], key);
  if (level !== undefined) pick(desk, level.value);
}

export function component(desk: UnitDesk, place: number): void {
  const view = viewNow(desk);
  const name = view?.dimension.components[place]?.name;
  const before = view?.proposal?.components;
  if (name === undefined || before === undefined) return;
  draft(desk, { components: before.includes(name) ? before.filter((one) => one !== name) : [...before, name].sort() });
}

/** Adds evidence to the decision, or removes it. */
export function toggleEvidence(desk: UnitDesk, one: Evidence): void {
  const taken = viewNow(desk)?.proposal?.evidence ?? [];
  const rest = taken.filter((other) => other.id !== one.id);
  draft(desk, { evidence: rest.length < taken.length ? rest : [...taken, one] });
}

/** Adds the selection, the chosen sentences, or the focused block, as evidence. */
export const addEvidence = (desk: UnitDesk): void => void inTurn(() => addNow(desk)).catch(tellProblem);

async function addNow(desk: UnitDesk): Promise<void> {
  const span = evidenceSpan(desk.model);
  if (span === null) return announce('No text here to use as evidence');
  if (viewNow(desk)?.proposal === null) return announce('Choose a level first, then give its evidence');
  getSelection()?.removeAllRanges();
  toggleEvidence(desk, await evidenceOf(desk.model, span, desk.subject.dimension));
}

/** Scrolls evidence into view. */
export function showEvidence(desk: UnitDesk, evidence: Evidence): void {
  desk.inHand.setState({ evidenceAt: evidence.id });
  goToSpan(desk.model, evidence);
}

/** Scrolls the next evidence of the raters into view; after the last, the first. */
export const nextEvidence = (desk: UnitDesk): void => afterTurns(() => showNext(desk));

function showNext(desk: UnitDesk): void {
  const { dimension } = desk.subject;
  const weighed = viewNow(desk)?.weighed ?? [];
  const all = inOrder(weighed.flatMap(({ label }) => label.evidence.filter((one) => one.dimension === dimension)));
  const { evidenceAt } = desk.inHand.getState();
  const next = all[(all.findIndex(({ id }) => id === evidenceAt) + 1) % Math.max(1, all.length)];
  if (next === undefined) announce('No rater gave evidence here');
  else showEvidence(desk, next);
}

/** Makes gold and goes to the next unit, or announces what is missing. */
export const accept = (desk: UnitDesk): void => afterTurns(() => acceptNow(desk));

function acceptNow(desk: UnitDesk): void {
  const view = viewNow(desk);
  if (view === null || view.settled) return desk.units.advance();
  if (view.proposal === null) return announce('Choose a level first');
  if (view.objection !== null && view.proposal.rationale === '') {
    announce(`${view.objection}: add a reason`);
    return void writeIn('note');
  }
  leaveField();
  decideUnit(desk.subject, { kind: 'decide', decision: view.proposal }, standing(view));
  announce(`Gold: ${view.dimension.title}, ${levelText(view.proposal.level, view.dimension)}`, { undo: true });
  desk.units.advance();
}

/** Hides or shows the raters' names, if they may be seen. */
export function names(desk: UnitDesk): void {
  if (viewNow(desk)?.picked === false) announce('The names appear after you choose a level');
  else hideNames(!useUnitStates.getState().namesHidden);
}

/** Asks for a reason to reopen the unit. */
export function askReopen(desk: UnitDesk): void {
  if (viewNow(desk)?.gold === null) announce('Already open');
  else desk.inHand.setState({ reopening: true });
}

/** Reopens the unit with a reason. */
export function reopen(desk: UnitDesk, reason: string): void {
  desk.inHand.setState({ reopening: false });
  const view = viewNow(desk);
  if (view === null) return;
  decideUnit(desk.subject, { kind: 'reopen', reason }, standing(view));
  announce(`Reopened: ${view.dimension.title}`, { undo: true });
}

/** Goes to the next or previous dimension of the transcript. */
export function card({ names, subject, units }: UnitDesk, by: 1 | -1): void {
  const to = names[Math.max(0, Math.min(names.length - 1, names.indexOf(subject.dimension) + by))];
  if (to !== undefined) units.open({ key: subject.key, dimension: to });
}

function goWhere(units: Units, step: AdjudicateStep | null, side: 'Undone' | 'Redone', none: string): void {
  if (step === null) return announce(none);
  const [change] = step.redo;
  announce(
    `${side}: ${change?.kind === 'reopen' ? 'reopening' : 'gold'} on ${step.subject.dimension.replaceAll('_', ' ')}`,
  );
  units.open(step.subject);
}

/** Undoes the last decision, also one that waits for its evidence, and goes to its unit. */
export const undo = (units: Units): void =>
  afterTurns(() => goWhere(units, session.undo(), 'Undone', 'Nothing to undo'));

/** Redoes the decision that was undone last. */
export const redo = (units: Units): void =>
  afterTurns(() => goWhere(units, session.redo(), 'Redone', 'Nothing to redo'));
