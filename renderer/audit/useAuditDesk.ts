// The desk of one dispute: the own level, what may be shown after it, the verdict that is being made, and everything that can be done.
import { useState } from 'react';
import type { Output } from '../../contract/calls.ts';
import type { RaterLabel } from '../../contract/calls/adjudicate.ts';
import type { Citation } from '../../contract/citation.ts';
import { VERDICTS, type AuditDecision, type Cause, type Dispute, type Judgement, type Verdict } from '../../contract/dispute.ts';
import type { Evidence } from '../../contract/evidence.ts';
import type { Gold } from '../../contract/gold.ts';
import type { Dimension } from '../../contract/rubric.ts';
import type { Score } from '../../contract/score.ts';
import type { Cited } from '../cards/citations.ts';
import { inOrder } from '../cards/evidence.ts';
import { writeIn } from '../cards/Written.tsx';
import { announce } from '../parts/announce.ts';
import { goToSpan, type TranscriptModel } from '../transcript/model.ts';
import type { AuditActions } from './audit-keys.ts';
import { decideDispute, NO_DRAFT, pickLevel, redo, setDraft, undo, unitName, useSession, type Draft } from './session.ts';
import { needsDecision, type Disputes } from './useDisputes.ts';
import { CAUSES } from './words.ts';

type Said = Output<'audit.get'>;

/** A grader of the dispute, with what it said and what it quotes. */
export interface GraderView {
  grader: string;
  level: number | null;
  score: Score | null;
  citations: readonly Citation[];
}

export interface AuditView {
  dispute: Dispute;
  dimension: Dimension;
  rubric: number;
  /** Null until it is given. */
  own: AuditDecision['own'] | null;
  /** The grader's side may be seen: the own level is given, or the dispute is decided. */
  shown: boolean;
  graders: readonly GraderView[];
  gold: Gold | null;
  labels: readonly RaterLabel[];
  draft: Draft;
}

function ownLevel({ labels }: Said, { dimension }: Dispute, rater: string, picked: number | null | undefined): AuditView['own'] {
  const answer = labels.find((one) => one.rater === rater)?.label.dimensions[dimension]?.answer ?? null;
  if (answer?.state === 'level') return { level: answer.level, from: 'label' };
  if (answer?.state === 'cannot_judge') return { level: null, from: 'label' };
  return picked === undefined ? null : { level: picked, from: 'pick' };
}

function graderView(said: Said, cited: Cited, dimension: string, grader: string, level: number | null): GraderView {
  const on = said.mappings.find((one) => one.grader === grader && one.dimension === dimension)?.score_dimension;
  const isIt = (one: { grader: string; dimension: string }): boolean => one.grader === grader && one.dimension === on;
  return { grader, level, score: said.scores.find(isIt) ?? null, citations: cited.find(isIt)?.citations ?? [] };
}

/** The dispute with all that belongs to it; null where the rubric has no such dimension any more. */
export function auditView(
  said: Said,
  dispute: Dispute,
  rater: string,
  cited: Cited,
  picked: number | null | undefined,
  draft: Draft,
): AuditView | null {
  const rubric = said.rubrics.findLast(({ dimensions }) => dimensions.some(({ name }) => name === dispute.dimension));
  const dimension = rubric?.dimensions.find(({ name }) => name === dispute.dimension);
  if (rubric === undefined || dimension === undefined) return null;
  const own = ownLevel(said, dispute, rater, picked);
  const { grader, kind, against, level, other } = dispute;
  const answered = said.labels.filter(({ label }) => (label.dimensions[dimension.name]?.answer ?? null) !== null);
  return {
    dispute,
    dimension,
    rubric: rubric.version,
    own,
    shown: own !== null || !needsDecision(dispute),
    graders: [
      graderView(said, cited, dimension.name, grader, level),
      ...(kind === 'grader' ? [graderView(said, cited, dimension.name, against, other)] : []),
    ],
    gold: said.gold.find((one) => one.dimension === dimension.name) ?? null,
    labels: answered,
    draft,
  };
}

/** What the draft says; null while a verdict or its cause is missing. */
function judgementOf({ verdict, cause }: Draft): Judgement | null {
  if (verdict === null) return null;
  if (verdict === 'rubric_unclear' || verdict === 'both_defensible') return { verdict };
  return cause === null ? null : { verdict, cause };
}

/** Where the verdict is made: a verdict that was picked by key has to be seen. */
export const VERDICT = 'audit-verdict';

export const hasCause = (verdict: Verdict | null): boolean =>
  verdict !== null && verdict !== 'rubric_unclear' && verdict !== 'both_defensible';

export interface AuditDesk {
  explained: boolean;
  reopening: boolean;
  ready: boolean;
  pick: (level: number | null) => void;
  choose: (verdict: Verdict) => void;
  cause: (cause: Cause) => void;
  write: (note: string) => void;
  goTo: (at: Pick<Evidence, 'message' | 'block' | 'start'>) => void;
  reopen: (reason: string) => void;
  askReopen: (asked: boolean) => void;
  actions: AuditActions;
}

export interface AuditDeskProps {
  view: AuditView;
  rater: string;
  disputes: Disputes;
  model: TranscriptModel;
  onUnclear: () => void;
  onAdjudicate: () => void;
}

export function useAuditDesk({ view, rater, disputes, model, onUnclear, onAdjudicate }: AuditDeskProps): AuditDesk {
  const { dispute, dimension, own, shown, draft, graders } = view;
  const [explained, setExplained] = useState(false);
  const [reopening, askReopen] = useState(false);
  const [at, setAt] = useState({ citation: -1, evidence: -1 });
  const open = needsDecision(dispute);
  const judgement = judgementOf(draft);

  const change = (part: Partial<Draft>): void => {
    if (!open) announce('It is decided. Reopen it first');
    else if (own === null) announce('Give your own level first');
    else setDraft(dispute.key, { ...draft, ...part });
  };
  const pick = (level: number | null): void => {
    if (own === null && open) pickLevel(unitName(dispute), level);
  };
  const choose = (verdict: Verdict): void => {
    change({ verdict, cause: hasCause(verdict) ? draft.cause : null });
    document.getElementById(VERDICT)?.scrollIntoView({ block: 'nearest' });
  };
  const cause = (given: Cause): void => {
    if (hasCause(draft.verdict)) change({ cause: given });
    else announce('Say first what is wrong');
  };
  const decide = (): void => {
    if (!open) return disputes.advance();
    if (own === null) return announce('Give your own level first');
    if (judgement === null) return announce(hasCause(draft.verdict) ? 'Choose the cause' : 'Choose a verdict');
    if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur();
    const { level, other } = dispute;
    const decision = { judgement, note: draft.note.trim(), own, level, other, rubric: view.rubric };
    decideDispute(dispute, rater, { kind: 'decide', decision });
    if (judgement.verdict === 'rubric_unclear') return onUnclear();
    if (judgement.verdict === 'gold_wrong') {
      // it stays on the screen: what comes next is for Adjudicate
      disputes.open(dispute.key);
      return announce('Adjudication is open again');
    }
    announce('Decided');
    disputes.advance();
  };

  const quoted = shown ? graders.flatMap(({ citations }) => citations.flatMap((one) => one.at ?? [])) : [];
  const evidence = shown
    ? inOrder([
        ...(view.gold?.evidence ?? []),
        ...view.labels.flatMap(({ label }) => label.evidence.filter((one) => one.dimension === dimension.name)),
      ])
    : [];
  const goTo = (to: Pick<Evidence, 'message' | 'block' | 'start'>): void => goToSpan(model, to);
  const goNext = (what: 'citation' | 'evidence', list: readonly Pick<Evidence, 'message' | 'block' | 'start'>[], none: string): void => {
    const next = (at[what] + 1) % Math.max(1, list.length);
    const to = list[next];
    if (to === undefined) return announce(shown ? none : 'Give your own level first');
    setAt({ ...at, [what]: next });
    goTo(to);
  };
  const goWhere = (step: { dispute: Dispute } | null, none: string): void => {
    if (step === null) announce(none);
    else disputes.open(step.dispute.key);
  };

  const actions: AuditActions = {
    step: disputes.step,
    choose: (key) => {
      if (own === null && open) {
        const level = dimension.levels.find((one) => one.key === key);
        if (level !== undefined) pick(level.value);
        return;
      }
      const verdict = VERDICTS[dispute.kind][Number(key) - 1];
      if (verdict !== undefined) choose(verdict);
    },
    cannotJudge: () => pick(null),
    cause: (number) => {
      const given = CAUSES[number];
      if (given !== undefined) cause(given.value);
    },
    decide,
    note: () => void writeIn('note'),
    nextCitation: () => goNext('citation', quoted, 'The grader quotes nothing that stands here'),
    nextEvidence: () => goNext('evidence', evidence, 'Nobody gave evidence here'),
    reopen: () => (open ? announce('It is open') : askReopen(true)),
    adjudicate: onAdjudicate,
    unclear: onUnclear,
    explain: () => setExplained(!explained),
    undo: () => goWhere(undo(), 'There is nothing to undo'),
    redo: () => goWhere(redo(), 'There is nothing to redo'),
  };
  return {
    explained,
    reopening,
    ready: open && own !== null && judgement !== null,
    pick,
    choose,
    cause,
    write: (note) => change({ note }),
    goTo,
    reopen: (reason) => {
      askReopen(false);
      decideDispute(dispute, rater, { kind: 'reopen', reason });
    },
    askReopen,
    actions,
  };
}

/** The draft of a dispute, and the level that was picked for its unit. */
export function useDrafted(dispute: Dispute): { draft: Draft; picked: number | null | undefined } {
  const draft = useSession((session) => session.drafts.get(dispute.key)) ?? NO_DRAFT;
  const picked = useSession((session) => session.picks.get(unitName(dispute)));
  return { draft, picked };
}
