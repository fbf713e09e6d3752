// Reads one entry of the audit log from its row.
import { AuditDecision, type AuditEntry } from '../../contract/dispute.ts';
import { documentReader } from './documents.ts';
import { changeFrom } from './log.ts';

const decisionOf = documentReader('a decision of an audit', AuditDecision);

/** The content of an entry of the log, from its number, its kind and its document. */
export const auditChange = (seq: number, kind: AuditEntry['change']['kind'], document: string): AuditEntry['change'] =>
  changeFrom(kind, document, decisionOf, `audit entry ${seq}`);
