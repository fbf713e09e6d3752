// The field for the parts of a composite outcome: mistakes are shown at once, and a valid text is accepted by Enter, or
// when the field loses the focus.
import { CLAUSE_FORMS, readOutcome } from '../../contract/outcome.ts';
import { Field } from '../parts/Field.tsx';
import { Entered } from './Entered.tsx';
import { useDraft } from './useDraft.ts';

export interface EventFieldProps {
  event: string;
  onEvent: (event: string) => void;
}

export function EventField({ event, onEvent }: EventFieldProps) {
  const [draft, setDraft] = useDraft(event);
  const read = readOutcome(draft);
  const settle = (): void => {
    if (typeof read !== 'string' && draft.trim() !== event) onEvent(draft.trim());
  };
  return (
    <Entered onEnter={settle}>
      <Field
        label="Counts as an event if any condition holds"
        hint={`Conditions are ${CLAUSE_FORMS}`}
        value={draft}
        onChange={setDraft}
        onBlur={settle}
        {...(typeof read === 'string' && { error: read })}
      />
    </Entered>
  );
}
