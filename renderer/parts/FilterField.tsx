// The field of a filter that chooses the transcripts of figures.
import { SearchField } from './Field.tsx';
import type { useFilterDraft } from './useFilterDraft.ts';

export type FilterFieldProps = Pick<ReturnType<typeof useFilterDraft>, 'draft' | 'mistake' | 'type'>;

/** Marks a mistake; the caller shows its message. */
export function FilterField({ draft, mistake, type }: FilterFieldProps) {
  return (
    <SearchField
      label="Transcripts"
      hideLabel={false}
      placeholder="All; or a filter, such as scenario:blackmail"
      value={draft}
      onChange={type}
      invalid={mistake !== null}
    />
  );
}
