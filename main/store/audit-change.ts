// What one entry of the audit log says, read from its row.
import { z } from 'zod';
import { AuditDecision, type AuditEntry } from '../../contract/dispute.ts';
import { documentReader } from './documents.ts';

const decisionOf = documentReader('a decision of an audit', AuditDecision);
const reasonOf = documentReader('a reason', z.object({ reason: z.string() }));

/** What an entry of the log says, from its kind and its document. */
export const auditChange = (kind: AuditEntry['change']['kind'], document: string): AuditEntry['change'] =>
  kind === 'decide' ? { kind, decision: decisionOf(document) } : { kind, ...reasonOf(document) };
