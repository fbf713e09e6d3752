// Reads the decisions of the audit log from their rows.
import { AuditDecision, type AuditEntry } from '../../contract/dispute.ts';
import { documentReader } from './documents.ts';
import { changeFrom } from './log.ts';

/** A decision of an audit, from its stored text. Throws if it is damaged. */
export const auditDecision = documentReader('a decision of an audit', AuditDecision);

/** The content of an entry of the log, from its number, its kind and its document. */
export const auditChange = (seq: number, kind: AuditEntry['change']['kind'], document: string): AuditEntry['change'] =>
  changeFrom(kind, document, auditDecision, `audit entry ${seq}`);
