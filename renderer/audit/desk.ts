// The desk of one dispute: the unfinished verdict, and all actions.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { auditDraft } from '../../contract/draft.ts';
import { levelOfKey } from '../../contract/level-keys.ts';
import { hasCause, VERDICTS, type Cause, type Verdict } from '../../contract/dispute.ts';
import type { Evidence } from '../../contract/evidence.ts';
import { inOrder } from '../cards/evidence.ts';
import type { Looks } from '../cards/rater-looks.ts';
import { leaveField } from '../cards/Written.tsx';
import { unseenResult } from '../desk/unseen.ts';
import { announce } from '../parts/announce.ts';
import { isWhole, type TranscriptModel } from '../transcript/model.ts';
import { goToSpan } from '../transcript/moves.ts';
import { judgementOf, type AuditView, type AuditedTranscript } from './audit-view.ts';
import { drafts, pickOf, picks, type Draft } from './drafts.ts';
import { decideDispute } from './session.ts';
import { needsDecision, type Disputes } from './useDisputes.ts';
import { CAUSES } from './texts.ts';

/** A position in the transcript. */
export type At = Pick<Evidence, 'message' | 'block' | 'start'>;

/** An action that waits for the answer to a question. */
type Waiting = { kind: 'pick'; level: number | null } | { kind: 'decide' };

export interface InHand {
  explained: boolean;
  reopening: boolean;
  /** The action that waits for the answer to the question about the unread tool result. */
  asked: Waiting | null;
  /** Whether to go to the grader's first quote once its position is known. */
  toQuote: boolean;
  /** The indices of the quote and the evidence that were visited last. */
  citation: number;
  evidence: number;
}

export const newHand = (): StoreApi<InHand> =>
  createStore(() => ({
    explained: false,
    reopening: false,
    asked: null,
    toQuote: false,
    citation: -1,
    evidence: -1,
  }));

/**
 * Transcripts that the auditor chose to judge although their last tool result was never in view, so that the question
 * is asked only once.
 */
const waved = new WeakSet<TranscriptModel>();

export interface AuditDesk {
  view: AuditView;
  audited: AuditedTranscript;
  looks: Looks;
  rater: string;
  disputes: Disputes;
  model: TranscriptModel;
  inHand: StoreApi<InHand>;
  /** Opens the text of the rubric, and the gold in Adjudicate. */
  onUnclear: () => void;
  onAdjudicate: () => void;
}

const isOpen = ({ view }: AuditDesk): boolean => needsDecision(view.dispute);

/** Whether the verdict is complete. */
export const isReady = (desk: AuditDesk): boolean =>
  isOpen(desk) && desk.view.own !== null && judgementOf(desk.view.draft) !== null;

/** Changes a part of the unfinished verdict. */
function change(desk: AuditDesk, part: Partial<Draft>): void {
  const { dispute, own, draft } = desk.view;
  if (!isOpen(desk)) announce('Already decided. Reopen it first');
  else if (own === null) announce('Give your own level first');
  else drafts.set(auditDraft(dispute), { ...draft, ...part });
}

/**
 * Whether the action has to wait: for the transcript, or for the answer to the question about the unread tool result,
 * which is then asked.
 */
function isHeldUp({ model, inHand }: AuditDesk, waiting: Waiting): boolean {
  if (waved.has(model)) return false;
  if (!isWhole(model.getState().head)) {
    announce('The transcript is still loading');
    return true;
  }
  if (unseenResult(model) === null) return false;
  inHand.setState({ asked: waiting });
  return true;
}

/** Gives the own level, which is possible only once, and goes to the grader's quotes. */
export function pick(desk: AuditDesk, level: number | null): void {
  if (desk.view.own !== null || !isOpen(desk) || isHeldUp(desk, { kind: 'pick', level })) return;
  desk.inHand.setState({ toQuote: true });
  picks.set(pickOf(desk.view.dispute), { level });
}

/** Closes the question, which will be asked again. */
export const putAway = ({ inHand }: AuditDesk): void => inHand.setState({ asked: null });

/** Continues although the last tool result was never in view. */
export function goOnAnyway(desk: AuditDesk): void {
  const { asked } = desk.inHand.getState();
  putAway(desk);
  waved.add(desk.model);
  if (asked?.kind === 'pick') pick(desk, asked.level);
  else if (asked?.kind === 'decide') decide(desk);
}

/** Goes to the unread tool result. */
export function showUnseen(desk: AuditDesk): void {
  putAway(desk);
  const place = unseenResult(desk.model);
  if (place !== null) goTo(desk, { ...place, start: 0 });
}

export const choose = (desk: AuditDesk, verdict: Verdict): void =>
  change(desk, { verdict, cause: hasCause(verdict) ? desk.view.draft.cause : null });

export function giveCause(desk: AuditDesk, cause: Cause): void {
  if (hasCause(desk.view.draft.verdict)) change(desk, { cause });
  else announce('Choose a verdict first');
}

export const write = (desk: AuditDesk, note: string): void => change(desk, { note });

/** A digit gives the own level; once that is given, it chooses the verdict. */
export function chooseByKey(desk: AuditDesk, key: string): void {
  const { own, dimension, dispute } = desk.view;
  if (own === null && isOpen(desk)) {
    const level = levelOfKey(dimension.levels, key);
    if (level !== undefined) pick(desk, level.value);
    return;
  }
  const verdict = VERDICTS[dispute.kind][Number(key) - 1];
  if (verdict !== undefined) choose(desk, verdict);
}

export function causeByPlace(desk: AuditDesk, place: number): void {
  const given = CAUSES[place];
  if (given !== undefined) giveCause(desk, given.value);
}

/**
 * Continues after a verdict: opens the rubric if it is unclear, stays on the dispute if gold is wrong, otherwise opens
 * the next dispute.
 */
function goOn(desk: AuditDesk, verdict: Verdict): void {
  const { disputes, view } = desk;
  if (verdict === 'rubric_unclear') return desk.onUnclear();
  // the dispute stays on the screen, because the next step is in Adjudicate
  if (verdict === 'gold_wrong') return announce('Decided: gold wrong. Adjudication is open again', { undo: true });
  announce(`Decided: ${view.dimension.title}`, { undo: true });
  disputes.advance();
}

/** Decides and goes to the next dispute, or announces what is missing. */
export function decide(desk: AuditDesk): void {
  const { dispute, own, draft, rubric } = desk.view;
  if (!isOpen(desk)) return desk.disputes.advance();
  if (own === null) return announce('Give your own level first');
  const judgement = judgementOf(draft);
  if (judgement === null) return announce(hasCause(draft.verdict) ? 'Choose the cause' : 'Choose a verdict');
  // an auditor who chose a level in this audit has already answered the question
  if (picks.get(pickOf(dispute)) === null && isHeldUp(desk, { kind: 'decide' })) return;
  leaveField();
  const { level, other } = dispute;
  const decision = { judgement, note: draft.note.trim(), own, level, other, rubric };
  decideDispute(dispute, desk.rater, { kind: 'decide', decision });
  goOn(desk, judgement.verdict);
}

/** Scrolls to a position in the transcript. */
export const goTo = ({ model }: AuditDesk, at: At): void => goToSpan(model, at);

function goNext(desk: AuditDesk, what: 'citation' | 'evidence', list: readonly At[], none: string): void {
  const next = (desk.inHand.getState()[what] + 1) % Math.max(1, list.length);
  const to = list[next];
  if (to === undefined) return announce(desk.view.shown ? none : 'Give your own level first');
  desk.inHand.setState({ [what]: next });
  goTo(desk, to);
}

/** Positions of the graders' quotes, beginning with the disputed grader's; none before the own level is given. */
const quoted = ({ view: { shown, graders } }: AuditDesk): At[] =>
  shown ? graders.flatMap(({ citations }) => citations.flatMap((one) => one.at ?? [])) : [];

/** Goes to the graders' next quote that the transcript contains. */
export const nextCitation = (desk: AuditDesk): void =>
  goNext(desk, 'citation', quoted(desk), 'No quote of the grader is in this transcript');

/** Goes to the first quote, if any, after the own level was given. */
export function toFirstQuote(desk: AuditDesk): void {
  desk.inHand.setState({ toQuote: false });
  if (quoted(desk).length > 0) nextCitation(desk);
}

/** Goes to the next evidence of gold and raters. */
export function nextEvidence(desk: AuditDesk): void {
  const { shown, gold, labels, dimension } = desk.view;
  const own = labels.flatMap(({ label }) => label.evidence.filter((one) => one.dimension === dimension.name));
  goNext(desk, 'evidence', shown ? inOrder([...(gold?.evidence ?? []), ...own]) : [], 'No evidence was given here');
}

/** Asks for a reason to reopen the dispute. */
export function askReopen(desk: AuditDesk): void {
  if (isOpen(desk)) announce('Already open');
  else desk.inHand.setState({ reopening: true });
}

/** Reopens the dispute with a reason. */
export function reopen(desk: AuditDesk, reason: string): void {
  desk.inHand.setState({ reopening: false });
  decideDispute(desk.view.dispute, desk.rater, { kind: 'reopen', reason });
  announce('Reopened', { undo: true });
}

/** Shows or hides why the dimension is asked. */
export const explain = ({ inHand }: AuditDesk): void => inHand.setState(({ explained }) => ({ explained: !explained }));
