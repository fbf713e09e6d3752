// Fields that every form of a drawn queue begins with: its name, how many are drawn, and how many raters each has.
import { Field } from '../parts/Field.tsx';
import type { SampleDraft } from './design.ts';

const LONGEST = 120;

export function QueueName({ name, onName }: { name: string; onName: (name: string) => void }) {
  return <Field label="Name of the queue" value={name} onChange={onName} maxLength={LONGEST} autoFocus />;
}

export interface QueueSizeProps {
  /** How many there are to draw from. */
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
