// Fields for the shares of unannounced items in a queue; folded, because most queues have none.
import { MOST_HIDDEN, type Hidden } from '../../contract/queue.ts';
import { Field } from '../parts/Field.tsx';

/** Shares in per cent, as typed text. */
export type HiddenDraft = Record<keyof Hidden, string>;

export const NOTHING_HIDDEN: HiddenDraft = { repeats: '0', checks: '0' };

/** A share typed in per cent; null for other text. */
function shareOf(typed: string): number | null {
  const share = Number(typed) / 100;
  return typed.trim() !== '' && share >= 0 && share <= MOST_HIDDEN ? share : null;
}

/** The typed shares; null if one of them is invalid. */
export function hiddenOf({ repeats, checks }: HiddenDraft): Hidden | null {
  const [again, known] = [shareOf(repeats), shareOf(checks)];
  return again === null || known === null ? null : { repeats: again, checks: known };
}

const FIELDS: readonly { name: keyof Hidden; label: string; hint: string }[] = [
  { name: 'repeats', label: 'Hidden repeats, %', hint: 'The same transcript a second time, unannounced.' },
  { name: 'checks', label: 'Hidden checks, %', hint: 'Transcripts that have gold, unannounced.' },
];

export function HiddenFields({ draft, onChange }: { draft: HiddenDraft; onChange: (draft: HiddenDraft) => void }) {
  return (
    <details>
      <summary>Hidden repeats and checks</summary>
      {FIELDS.map(({ name, label, hint }) => (
        <Field
          key={name}
          label={label}
          hint={hint}
          value={draft[name]}
          onChange={(typed) => onChange({ ...draft, [name]: typed })}
          {...(shareOf(draft[name]) === null && { error: `From 0 to ${100 * MOST_HIDDEN}.` })}
        />
      ))}
    </details>
  );
}
