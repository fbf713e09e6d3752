// The middle and right of Audit: the transcript, and beside it the own level, then the grader's verdict, then why they
// differ.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { auditDraft } from '../../contract/draft.ts';
import type { Dispute } from '../../contract/dispute.ts';
import { keyedLevels } from '../../contract/level-keys.ts';
import { useCitations, useCitedSpans, type Cited } from '../cards/citations.ts';
import { marksOf, spansOf } from '../cards/evidence.ts';
import { looksOf, type Looks } from '../cards/rater-looks.ts';
import { ReopenDialog } from '../cards/ReopenDialog.tsx';
import { writeIn } from '../cards/Written.tsx';
import { query } from '../client/queries.ts';
import { Instead, Middle } from '../desk/Frame.tsx';
import { Keys } from '../desk/Keys.tsx';
import { callCards, onCards } from '../desk/panes.ts';
import { UnseenDialog } from '../desk/UnseenDialog.tsx';
import { Button } from '../parts/Button.tsx';
import { Empty } from '../parts/Empty.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import type { TranscriptModel } from '../transcript/model.ts';
import type { TranscriptReaderProps } from '../transcript/TranscriptReader.tsx';
import { useTranscript } from '../transcript/TranscriptView.tsx';
import { auditKeys, type AuditActions } from './audit-keys.ts';
import { auditView, type AuditView, type AuditedTranscript } from './audit-view.ts';
import {
  askReopen,
  causeByPlace,
  chooseByKey,
  decide,
  explain,
  goOnAnyway,
  newHand,
  nextCitation,
  nextEvidence,
  pick,
  putAway,
  reopen,
  showUnseen,
  toFirstQuote,
  type AuditDesk,
} from './desk.ts';
import { DisputeCards } from './DisputeCards.tsx';
import { drafts, NO_DRAFT, pickOf, picks } from './drafts.ts';
import type { Disputes } from './useDisputes.ts';

interface DeskProps {
  disputes: Disputes;
  rater: string;
  model: TranscriptModel;
  audited: AuditedTranscript;
}

/** Returns the same array while its elements are the same. */
function useSame<T>(list: readonly T[]): readonly T[] {
  const [held, hold] = useState(list);
  const isSame = held.length === list.length && held.every((one, at) => one === list[at]);
  if (!isSame) hold(list);
  return isSame ? held : list;
}

/** The marks in the transcript; none before the own level is given. */
function useDrawn(view: AuditView, looks: Looks, cited: Cited): Pick<TranscriptReaderProps, 'evidence' | 'marks'> {
  const { shown, labels, graders, dimension } = view;
  const named = new Set(graders.map(({ grader, score }) => `${grader} ${score?.dimension ?? ''}`));
  const own = useSame(cited.filter((one) => named.has(`${one.grader} ${one.dimension}`)));
  const quotes = useCitedSpans(own);
  const audited = useSame(labels);
  const { name } = dimension;
  return useMemo(() => {
    if (!shown) return { evidence: [], marks: new Map() };
    const evidence = audited.flatMap(({ rater, label }) =>
      label.evidence.filter((one) => one.dimension === name).map((one) => ({ ...one, dimension: rater })),
    );
    return { evidence: [...quotes, ...spansOf(evidence, looks)], marks: marksOf(evidence, looks) };
  }, [shown, quotes, audited, name, looks]);
}

const actionsOf = (desk: AuditDesk): AuditActions => ({
  choose: (key) => chooseByKey(desk, key),
  cannotJudge: () => onCards(() => pick(desk, null)),
  cause: (place) => causeByPlace(desk, place),
  decide: () => decide(desk),
  note: () => onCards(() => void writeIn('note')),
  nextCitation: () => nextCitation(desk),
  nextEvidence: () => nextEvidence(desk),
  reopen: () => askReopen(desk),
  adjudicate: desk.onAdjudicate,
  unclear: desk.onUnclear,
  explain: () => {
    callCards();
    explain(desk);
  },
});

/** Asks whether to continue although a tool result was never in view. */
function Unseen({ desk }: { desk: AuditDesk }) {
  const asked = useStore(desk.inHand, (state) => state.asked);
  return (
    <UnseenDialog
      what={asked === null ? null : 'result'}
      anyway={asked?.kind === 'decide' ? 'Decide anyway' : 'Give the level anyway'}
      onAnyway={() => goOnAnyway(desk)}
      onShow={() => showUnseen(desk)}
      onClose={() => putAway(desk)}
    />
  );
}

function Reopen({ desk }: { desk: AuditDesk }) {
  const reopening = useStore(desk.inHand, (state) => state.reopening);
  return (
    <ReopenDialog
      open={reopening}
      about={auditDraft(desk.view.dispute)}
      hint="The decision and the reason are kept in the history. Gold that the decision withdrew stays open in Adjudicate."
      onClose={() => desk.inHand.setState({ reopening: false })}
      onReopen={(reason) => reopen(desk, reason)}
    />
  );
}

/** Functions that open the rubric at this dimension, and the gold of this transcript. */
function useWays(view: AuditView): Pick<AuditDesk, 'onUnclear' | 'onAdjudicate'> {
  const navigate = useNavigate();
  const { name } = view.dimension;
  const key = view.dispute.transcript_key;
  return {
    onUnclear: () => void navigate({ to: '/rubric', search: { dimension: name } }),
    onAdjudicate: () => void navigate({ to: '/adjudicate', search: { show: 'all', dimension: '', key, unit: name } }),
  };
}

function Desk({ view, cited, ...props }: DeskProps & { view: AuditView; cited: Cited }) {
  const [inHand] = useState(newHand);
  const labels = useSame(view.labels);
  const looks = useMemo(() => looksOf(labels, false), [labels]);
  const desk: AuditDesk = { view, looks, inHand, ...useWays(view), ...props };
  const drawn = useDrawn(view, looks, cited);
  const levelKeys = keyedLevels(view.dimension.levels).map(({ key }) => key);
  const awaitsQuote = useStore(inHand, (state) => state.toQuote) && cited.length > 0;
  useEffect(() => {
    if (awaitsQuote) toFirstQuote(desk);
  });
  return (
    <>
      <Middle model={props.model} {...drawn} />
      <DisputeCards desk={desk} />
      <Reopen desk={desk} />
      <Unseen desk={desk} />
      <Keys place="Audit" bindings={auditKeys(actionsOf(desk), levelKeys)} />
    </>
  );
}

/** Hides the graders' quotes until the own level is given. */
function Prepared({ dispute, ...rest }: DeskProps & { dispute: Dispute }) {
  const { audited, rater } = rest;
  const draft = drafts.use(auditDraft(dispute)) ?? NO_DRAFT;
  const picked = picks.use(pickOf(dispute))?.level;
  const before = auditView(audited, dispute, rater, [], picked, draft);
  const cited = useCitations(dispute.transcript_key, rater, before?.shown === true);
  const view = auditView(audited, dispute, rater, cited, picked, draft);
  if (view === null)
    return (
      <Instead>
        <Empty
          title="This dimension is no longer in the rubric"
          action={<Button onPress={() => rest.disputes.step(1)}>Next dispute</Button>}
        />
      </Instead>
    );
  return <Desk view={view} cited={cited} {...rest} />;
}

/** Reads the data of the desk. */
function Open({ dispute, disputes, rater }: { dispute: Dispute; disputes: Disputes; rater: string }) {
  const key = dispute.transcript_key;
  const model = useTranscript(key);
  const { data: audited, error } = useQuery(query('audit.get', { key, rater }));
  if (error !== null) return <Notice problem={problemOf(error)} />;
  // the model may still belong to the transcript that was open before
  if (model === null || audited === undefined || model.getState().head.key !== key) return <Instead />;
  const fresh = audited.disputes.find((one) => one.key === dispute.key) ?? dispute;
  return (
    <Prepared key={dispute.key} dispute={fresh} disputes={disputes} rater={rater} model={model} audited={audited} />
  );
}

function NoneOpen({ disputes }: { disputes: Disputes }) {
  const all = { show: 'all', kind: '', grader: '', dimension: '', scenario: '', cause: '' } as const;
  if (disputes.list.length === 0)
    return (
      <Empty title="No matches" action={<Button onPress={() => disputes.narrow(all)}>Show all disputes</Button>}>
        Decided disputes are in the list “Everything” and can be reopened.
      </Empty>
    );
  return (
    <Empty title="No longer disputed" action={<Button onPress={disputes.advance}>Next dispute</Button>}>
      The scores, labels or gold of this transcript have changed.
    </Empty>
  );
}

/** The open dispute, read by its key. */
export function OpenDispute({ disputes, rater }: { disputes: Disputes; rater: string }) {
  const { data: rows } = useQuery({
    ...query('audit.rows', { disputes: disputes.now === null ? [] : [disputes.now] }),
    throwOnError: true,
  });
  if (rows === undefined) return <Instead />;
  const [dispute] = rows;
  if (dispute === undefined)
    return (
      <Instead>
        <NoneOpen disputes={disputes} />
      </Instead>
    );
  return <Open key={dispute.transcript_key} dispute={dispute} disputes={disputes} rater={rater} />;
}
