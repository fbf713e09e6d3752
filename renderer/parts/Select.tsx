// A select: one of a short list of choices.
import { ChevronDown } from 'lucide-react';
import {
  Button as AriaButton,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import fieldStyles from './Field.module.css';
import menuStyles from './Menu.module.css';
import styles from './Select.module.css';

export interface SelectProps<T extends string> {
  label: string;
  hideLabel?: boolean;
  options: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
  disabled?: boolean;
}

/** A handler that passes on the chosen entry of the list as one of the values. */
export const chooser =
  <T extends string>(options: SelectProps<T>['options'], onChange: (value: T) => void) =>
  (key: unknown): void => {
    const chosen = options.find((option) => option.value === key);
    if (chosen !== undefined) onChange(chosen.value);
  };

/** The list that a select opens. */
export const SelectMenu = ({ options }: Pick<SelectProps<string>, 'options'>) => (
  <Popover className={menuStyles.popover ?? ''} offset={4}>
    <ListBox className={menuStyles.menu ?? ''} data-floating>
      {options.map((option) => (
        <ListBoxItem key={option.value} id={option.value} className={menuStyles.item ?? ''}>
          {option.label}
        </ListBoxItem>
      ))}
    </ListBox>
  </Popover>
);

export function Select<T extends string>({
  label,
  hideLabel = false,
  options,
  value,
  onChange,
  disabled = false,
}: SelectProps<T>) {
  return (
    <AriaSelect
      className={fieldStyles.field ?? ''}
      value={value}
      onChange={chooser(options, onChange)}
      isDisabled={disabled}
    >
      <Label className={hideLabel ? 'unseen' : (fieldStyles.label ?? '')}>{label}</Label>
      <AriaButton className={styles.button ?? ''}>
        <SelectValue />
        <ChevronDown aria-hidden />
      </AriaButton>
      <SelectMenu options={options} />
    </AriaSelect>
  );
}
