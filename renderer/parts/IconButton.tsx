// A button with only an icon: its name is read by screen readers and shown on hover.
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Tooltip } from './Tooltip.tsx';
import styles from './Button.module.css';

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  label: string;
  keys?: string;
  children: ReactNode;
}

export function IconButton({ label, keys, children, ...props }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys !== undefined && { keys })}>
      <AriaButton {...props} aria-label={label} className={styles.icon ?? ''}>
        {children}
      </AriaButton>
    </Tooltip>
  );
}
