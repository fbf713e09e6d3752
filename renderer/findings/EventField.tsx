// The parts of a composite outcome in one line; what is wrong with it is said at once, and it is taken when it can be
// read.
import { useState } from 'react';
import { CLAUSE_FORMS, readOutcome } from '../../contract/outcome.ts';
import { Field } from '../parts/Field.tsx';
import styles from './Findings.module.css';

export interface EventFieldProps {
  event: string;
  onEvent: (event: string) => void;
}

/** Given the key of its event, so that a change from elsewhere (Back, a saved figure) is shown. */
export function EventField({ event, onEvent }: EventFieldProps) {
  const [draft, setDraft] = useState(event);
  const read = readOutcome(draft);
  const settle = (): void => {
    if (typeof read !== 'string' && draft.trim() !== event) onEvent(draft.trim());
  };
  return (
    <div className={styles.filter}>
      <Field
        label="Event: any of these"
        hint={`Parts are ${CLAUSE_FORMS}`}
        value={draft}
        onChange={setDraft}
        onBlur={settle}
        onKeyDown={({ key }) => key === 'Enter' && settle()}
        {...(typeof read === 'string' && { error: read })}
      />
    </div>
  );
}
