// The words of a sentence that are controls: a list of options, or a panel of several controls.
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
import { NONE } from '../../plots/choice.ts';
import { chooser, SelectMenu, type SelectProps } from '../parts/Select.tsx';
import menuStyles from '../parts/Menu.module.css';
import styles from './Word.module.css';

export interface WordSelectProps<T extends string> extends Pick<
  SelectProps<T>,
  'label' | 'options' | 'value' | 'onChange'
> {
  /** Shown if nothing is chosen: the text that the control would add to the sentence. */
  unchosen?: string;
}

/** A word chosen from a list. The label is only for screen readers. */
export function WordSelect<T extends string>({ label, unchosen, options, value, onChange }: WordSelectProps<T>) {
  const added = value === NONE ? unchosen : undefined;
  return (
    <AriaSelect className={styles.select ?? ''} value={value} onChange={chooser(options, onChange)}>
      <Label className="unseen">{label}</Label>
      <AriaButton className={styles.word ?? ''} data-unchosen={added !== undefined || undefined}>
        <SelectValue className={styles.value ?? ''}>{({ defaultChildren }) => added ?? defaultChildren}</SelectValue>
      </AriaButton>
      <SelectMenu options={options} />
    </AriaSelect>
  );
}

export interface WordPanelProps {
  /** The label of the panel, which screen readers read before its text. */
  label: string;
  /** '' if nothing is chosen. */
  words: string;
  /** Shown if `words` is empty: the text that the control would add to the sentence. */
  unchosen?: string;
  children: ReactNode;
}

/** Words that open a panel of controls. */
export function WordPanel({ label, words, unchosen = '', children }: WordPanelProps) {
  const shown = words === '' ? unchosen : words;
  return (
    <DialogTrigger>
      <AriaButton
        className={styles.word ?? ''}
        aria-label={`${shown}: ${label}`}
        data-unchosen={words === '' || undefined}
      >
        {shown}
      </AriaButton>
      <Popover className={`${menuStyles.popover} ${styles.popover}`} offset={4} placement="bottom start">
        <Dialog className={styles.panel ?? ''} aria-label={label}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
