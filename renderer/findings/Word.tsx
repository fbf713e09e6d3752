// The words of a sentence that can be chosen: one of a list, or a panel of what belongs together.
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Dialog,
  DialogTrigger,
  Label,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { chooser, SelectMenu, type SelectProps } from '../parts/Select.tsx';
import menuStyles from '../parts/Menu.module.css';
import styles from './Word.module.css';

/** A word that is one of a list; the label is said and not shown. */
export function WordSelect<T extends string>({
  label,
  options,
  value,
  onChange,
}: Pick<SelectProps<T>, 'label' | 'options' | 'value' | 'onChange'>) {
  return (
    <AriaSelect className={styles.select ?? ''} value={value} onChange={chooser(options, onChange)}>
      <Label className="unseen">{label}</Label>
      <AriaButton className={styles.word ?? ''}>
        <SelectValue className={styles.value ?? ''} />
      </AriaButton>
      <SelectMenu options={options} />
    </AriaSelect>
  );
}

export interface WordPanelProps {
  /** What the panel is of; said before the words. */
  label: string;
  words: string;
  children: ReactNode;
}

/** Words that open a panel of controls. */
export function WordPanel({ label, words, children }: WordPanelProps) {
  return (
    <DialogTrigger>
      <AriaButton className={styles.word ?? ''} aria-label={`${words}: ${label}`}>
        {words}
      </AriaButton>
      <Popover className={`${menuStyles.popover} ${styles.popover}`} offset={4} placement="bottom start">
        <Dialog className={styles.panel ?? ''} aria-label={label}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
