// The session of Audit: every verdict on a dispute is an entry of its log.
import { auditDraft } from '../../contract/draft.ts';
import type { AuditDecision, AuditEntry, Dispute } from '../../contract/dispute.ts';
import { changeTo } from '../../contract/log.ts';
import { call } from '../client/call.ts';
import { queryClient } from '../client/queries.ts';
import { Session, type Noun, type Step } from '../desk/session.ts';
import { drafts, type Draft } from './drafts.ts';

export type Audited = AuditEntry['change'];

/** The dispute of a verdict, and who gives the verdict. */
export interface DisputeSubject {
  dispute: Dispute;
  rater: string;
}

export type AuditStep = Step<DisputeSubject, Audited>;

/** Drafts that are being recorded; they are restored if recording fails. */
const recorded = new Map<string, Draft>();

const nameOf = ({ dispute }: DisputeSubject): string => auditDraft(dispute);

const auditNoun: Noun<DisputeSubject, Audited, AuditEntry> = {
  nameOf,
  entry: ({ dispute: { transcript, dimension, grader, kind, against }, rater }, change) => ({
    id: crypto.randomUUID(),
    at: new Date().toISOString(),
    transcript,
    dimension,
    grader,
    kind,
    against,
    rater,
    change,
  }),
  // only the draft changes at once: the state of a dispute also depends on gold, labels and scores, so it is read again
  // after recording
  show: (subject) => {
    const draft = drafts.take(nameOf(subject));
    if (draft !== null) recorded.set(nameOf(subject), draft);
  },
  send: (entries) => call('audit.record', { entries: [...entries] }),
  readAgain: async (subject) => {
    const draft = recorded.get(nameOf(subject));
    if (draft !== undefined) drafts.putBack(nameOf(subject), draft);
    await queryClient.invalidateQueries({ queryKey: ['audit.get'] });
  },
  reset: () => recorded.clear(),
};

export const session = new Session(auditNoun);

const decisionOf = ({ judgement, note, own, level, other, rubric }: AuditDecision): AuditDecision => ({
  judgement,
  note,
  own,
  level,
  other,
  rubric,
});

/** The current decision, as the change that would restore it. */
const standing = ({ decision }: Dispute): Audited => changeTo(decision === null ? null : decisionOf(decision));

/** Decides or reopens a dispute. */
export const decideDispute = (dispute: Dispute, rater: string, change: Audited): void =>
  session.do({ dispute, rater }, [standing(dispute)], [change]);
