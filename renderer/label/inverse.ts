// Undo: the changes that reverse a change about to be made.
import type { Change, Label } from '../../contract/label.ts';

/** Submitting also ends a skip or a postponement, so these are restored too. */
function unsubmitted({ submitted, seconds, coverage, skipped, later }: Label): Change[] {
  return [
    { kind: 'submit', on: submitted, seconds, coverage },
    ...(skipped === null ? [] : [{ kind: 'skip' as const, reason: skipped }]),
    ...(later ? [{ kind: 'later' as const, on: true }] : []),
  ];
}

/** Whether a change can be undone: a reveal and a second pass cannot. */
export const isUndone = ({ kind }: Change): boolean => kind !== 'reveal' && kind !== 'second_pass';

/** The changes that lead from the label after `change` back to `label`; null if it cannot be undone. */
export function inverse(label: Label, change: Change): Change[] | null {
  switch (change.kind) {
    case 'answer':
      return [{ ...change, answer: label.dimensions[change.dimension]?.answer ?? null }];
    case 'component':
      return [{ ...change, on: label.dimensions[change.dimension]?.components.includes(change.component) ?? false }];
    case 'sureness':
      return [{ ...change, sureness: label.dimensions[change.dimension]?.sureness ?? null }];
    case 'note':
      return [
        { ...change, text: change.dimension === null ? label.note : (label.dimensions[change.dimension]?.note ?? '') },
      ];
    case 'flag':
      return [{ ...change, on: label.flags.includes(change.flag) }];
    case 'evidence':
      return [{ ...change, on: label.evidence.some((one) => one.id === change.evidence.id) }];
    case 'bookmark':
      return [{ ...change, on: label.bookmarked }];
    case 'skip':
      return [{ ...change, reason: label.skipped }];
    case 'submit':
      return unsubmitted(label);
    case 'later':
      return [{ ...change, on: label.later }];
    case 'reveal':
    case 'second_pass':
      return null;
  }
}
