// The choice of the transcripts of a figure: all, those of a filter, with or without evaluation-aware ones.
import { useRead } from '../client/queries.ts';
import { Field } from '../parts/Field.tsx';
import { Switch } from '../parts/Switch.tsx';
import { useFilterDraft } from '../parts/useFilterDraft.ts';
import type { Address } from './choice.ts';
import { WordPanel } from './Word.tsx';

export function Transcripts({ address: { choice, go } }: { address: Address }) {
  const { draft, mistake, type, settle } = useFilterDraft(choice.filter, (filter, amend) => go({ filter }, amend));
  const units = useRead('population.show', {}) === null ? 'transcripts' : 'units of the population';
  const which = choice.filter.trim() === '' ? `all ${units}` : `${units} with ${choice.filter.trim()}`;
  return (
    <WordPanel label="Transcripts" words={choice.without === true ? `${which}, without evaluation-aware` : which}>
      <Field
        label="Filter"
        placeholder="All; or a filter, as in the Library"
        value={draft}
        onChange={type}
        onBlur={() => settle(draft)}
        {...(mistake !== null && { error: mistake.message })}
      />
      <Switch on={choice.without === true} onChange={(on) => go({ without: on || undefined })}>
        Without evaluation-aware
      </Switch>
    </WordPanel>
  );
}
