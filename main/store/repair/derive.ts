// Derives all tables that depend on the copied rows of a repaired study: labels from events, gold from decisions; and
// chains a log again if one of its rows was changed or left out.
import type { RepairReport } from '../../../contract/repair.ts';
import { brokenAudit, rechainAudit } from '../audit-log.ts';
import type { Db } from '../connection.ts';
import { brokenDecision, deriveGold, rechainGold } from '../gold.ts';
import { brokenLink, rechainLabels } from '../label-log.ts';
import { deriveLabels } from '../labels.ts';
import { refreshAllDisputes } from '../disputes.ts';

const LOGS = [
  ['labels', brokenLink, rechainLabels],
  ['gold', brokenDecision, rechainGold],
  ['audit', brokenAudit, rechainAudit],
] as const;

/** Derives all derived tables; returns which chains were broken. */
export function deriveAll(db: Db): RepairReport['chained_anew'] {
  const broken = LOGS.filter(([, find]) => find(db) !== null);
  for (const [, , rechain] of broken) rechain(db);
  deriveLabels(db);
  deriveGold(db);
  refreshAllDisputes(db);
  return broken.map(([name]) => name);
}
