// Text fields: one line, several lines, and a search.
import { Search, X } from 'lucide-react';
import {
  Button as AriaButton,
  Input,
  Label,
  SearchField as AriaSearchField,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components';
import type { KeyboardEvent, RefObject } from 'react';
import styles from './Field.module.css';

interface Common {
  /** The label, which screen readers read, and which is shown unless `hideLabel` is set. */
  label: string;
  hideLabel?: boolean;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  autoFocus?: boolean;
  disabled?: boolean;
}

export interface FieldProps extends Common {
  /** One sentence below the field. */
  hint?: string;
  /** The error in the value, if there is one. */
  error?: string;
  /** Number of lines; with more than one the field is a text area. */
  rows?: number;
  maxLength?: number;
  /** Whether the input is hidden, as for passwords. */
  secret?: boolean;
  onKeyDown?: (event: KeyboardEvent) => void;
  onBlur?: () => void;
}

export function Field({
  label,
  hideLabel = false,
  hint,
  error,
  rows = 1,
  placeholder = '',
  disabled = false,
  secret = false,
  ...props
}: FieldProps) {
  return (
    <TextField
      {...props}
      className={styles.field ?? ''}
      isDisabled={disabled}
      isInvalid={error !== undefined}
      type={secret ? 'password' : 'text'}
    >
      <Label className={hideLabel ? 'unseen' : (styles.label ?? '')}>{label}</Label>
      {rows > 1 ? (
        <TextArea className={`${styles.input} ${styles.area}`} rows={rows} placeholder={placeholder} />
      ) : (
        <Input className={styles.input ?? ''} placeholder={placeholder} />
      )}
      {hint !== undefined && error === undefined && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      {error !== undefined && (
        <Text slot="errorMessage" className={styles.error ?? ''}>
          {error}
        </Text>
      )}
    </TextField>
  );
}

export interface SearchFieldProps extends Common {
  onSubmit?: (value: string) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  inputRef?: RefObject<HTMLInputElement | null>;
  /** Whether the search is invalid; the caller shows the error. */
  invalid?: boolean;
}

/** A search field; Escape clears it. */
export function SearchField({
  label,
  hideLabel = true,
  placeholder = '',
  inputRef,
  disabled = false,
  invalid = false,
  ...props
}: SearchFieldProps) {
  return (
    <AriaSearchField {...props} className={styles.field ?? ''} isDisabled={disabled} isInvalid={invalid}>
      <Label className={hideLabel ? 'unseen' : (styles.label ?? '')}>{label}</Label>
      <div className={styles.search}>
        <Search aria-hidden />
        <Input
          className={styles.input ?? ''}
          placeholder={placeholder}
          spellCheck={false}
          {...(inputRef && { ref: inputRef })}
        />
        <AriaButton className={styles.clear ?? ''} aria-label="Clear">
          <X />
        </AriaButton>
      </div>
    </AriaSearchField>
  );
}
