// A button that opens a list of things to do.
import type { ReactElement, ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { KeyCap } from './KeyCap.tsx';
import styles from './Menu.module.css';

/** `trigger` is a Button or IconButton of this kit, `children` are MenuItems. */
export function Menu({ label, trigger, children }: { label: string; trigger: ReactElement; children: ReactNode }) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover ?? ''} offset={4}>
        <AriaMenu className={styles.menu ?? ''} aria-label={label}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

export interface MenuItemProps {
  onAction: () => void;
  keys?: string;
  disabled?: boolean;
  children: string;
}

export function MenuItem({ onAction, keys, disabled = false, children }: MenuItemProps) {
  return (
    <AriaMenuItem className={styles.item ?? ''} onAction={onAction} isDisabled={disabled} textValue={children}>
      <span>{children}</span>
      {keys !== undefined && <KeyCap keys={keys} />}
    </AriaMenuItem>
  );
}
