// The session of Audit: every verdict on a dispute is an entry of its log.
import { auditDraft } from '../../contract/draft.ts';
import type { AuditDecision, AuditEntry, Dispute } from '../../contract/dispute.ts';
import { changeTo } from '../../contract/log.ts';
import { call } from '../client/call.ts';
import { queryClient } from '../client/queries.ts';
import { Session, type Noun, type Step } from '../desk/session.ts';
import { TakenDrafts } from '../desk/taken.ts';
import { drafts } from './drafts.ts';

export type Audited = AuditEntry['change'];

/** The dispute of a verdict, and who gives the verdict. */
export interface DisputeSubject {
  dispute: Dispute;
  rater: string;
}

export type AuditStep = Step<DisputeSubject, Audited>;

const taken = new TakenDrafts(drafts);

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
  show: (subject, entries) => entries.forEach(({ change }) => taken.take(nameOf(subject), change)),
  send: async (entries) => {
    await call('audit.record', { entries: [...entries] });
    taken.recorded(entries.map(auditDraft));
  },
  readAgain: async (subject) => {
    taken.failed(nameOf(subject));
    await queryClient.invalidateQueries({ queryKey: ['audit.get'] });
  },
  reversed: (subject, changes) => taken.bringBack(nameOf(subject), changes),
  reset: () => taken.reset(),
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
