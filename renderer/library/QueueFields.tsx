// The first fields of every form for a drawn queue: its name, the number to draw, and the number of raters for each.
import { LONGEST_TITLE } from '../../contract/limits.ts';
import { Field } from '../parts/Field.tsx';
import type { SampleDraft } from './design.ts';

export function QueueName({ name, onName }: { name: string; onName: (name: string) => void }) {
  return <Field label="Name of the queue" value={name} onChange={onName} maxLength={LONGEST_TITLE} autoFocus />;
}

export interface QueueSizeProps {
  /** The number of transcripts or units to draw from. */
  of: number;
  draft: SampleDraft;
  onChange: (part: Partial<SampleDraft>) => void;
}

export function QueueSize({ of, draft, onChange }: QueueSizeProps) {
  return (
    <>
      <Field
        label={`How many of ${of.toLocaleString('en')}`}
        value={draft.n}
        onChange={(text) => onChange({ n: text })}
      />
      <Field
        label="Raters for each"
        placeholder="anyone"
        value={draft.overlap}
        onChange={(text) => onChange({ overlap: text })}
      />
    </>
  );
}
