// The desk of one dispute: the verdict that is being made, and everything that can be done.
import { useState } from 'react';
import { VERDICTS, type Cause, type Dispute, type Verdict } from '../../contract/dispute.ts';
import type { Evidence } from '../../contract/evidence.ts';
import { inOrder } from '../cards/evidence.ts';
import { writeIn } from '../cards/Written.tsx';
import { announce } from '../parts/announce.ts';
import { goToSpan, type TranscriptModel } from '../transcript/model.ts';
import type { AuditActions } from './audit-keys.ts';
import { hasCause, judgementOf, type AuditView } from './audit-view.ts';
import { decideDispute, NO_DRAFT, pickLevel, setDraft, unitName, useSession, type Draft } from './session.ts';
import { needsDecision, type Disputes } from './useDisputes.ts';
import { CAUSES } from './words.ts';

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
  const choose = (verdict: Verdict): void => change({ verdict, cause: hasCause(verdict) ? draft.cause : null });
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

  const actions: AuditActions = {
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
