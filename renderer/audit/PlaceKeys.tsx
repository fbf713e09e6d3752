// Keys that need no transcript: to another dispute, undo and redo. They work while a transcript is still on its way.
import type { AuditEntry, Dispute } from '../../contract/dispute.ts';
import { useKeys } from '../keys/useKeys.ts';
import { announce } from '../parts/announce.ts';
import { redo, undo } from './session.ts';
import type { Disputes } from './useDisputes.ts';

const tookGold = (change: AuditEntry['change']): boolean => change.kind === 'decide' && change.decision.judgement.verdict === 'gold_wrong';

export function PlaceKeys({ disputes }: { disputes: Disputes }) {
  const goWhere = (step: { dispute: Dispute } | null, none: string): void => {
    if (step === null) announce(none);
    else disputes.open(step.dispute.key);
  };
  const takeBack = (): void => {
    const step = undo();
    goWhere(step, 'There is nothing to undo');
    if (step !== null && tookGold(step.redo)) announce('Taken back; the gold stays open in Adjudicate');
  };
  useKeys('Audit', [
    { keys: 'ArrowRight', about: 'next dispute', run: () => disputes.step(1) },
    { keys: 'ArrowLeft', about: 'previous dispute', run: () => disputes.step(-1) },
    { keys: '$mod+z', about: 'undo', repeat: true, run: takeBack },
    { keys: '$mod+Shift+z', about: 'redo', repeat: true, run: () => goWhere(redo(), 'There is nothing to redo') },
  ]);
  return null;
}
