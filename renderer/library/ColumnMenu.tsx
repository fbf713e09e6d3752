// The menu that chooses the columns of the table.
import { Check, Columns3 } from 'lucide-react';
import { Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator, type Selection } from 'react-aria-components';
import { Button } from '../parts/Button.tsx';
import menuStyles from '../parts/Menu.module.css';
import { chosen, useRemembered } from './remembered.ts';
import type { Column } from './columns.ts';
import styles from './ColumnMenu.module.css';

export function ColumnMenu({ columns }: { columns: readonly Column[] }) {
  const remembered = useRemembered();
  const shown = new Set(chosen(columns, remembered).map(({ id }) => id));
  const change = (now: Selection): void => {
    for (const { id } of columns) {
      const on = now === 'all' || now.has(id);
      if (on !== shown.has(id)) remembered.show(id, on);
    }
  };
  return (
    <MenuTrigger>
      <Button icon={<Columns3 aria-hidden />}>Columns</Button>
      <Popover className={menuStyles.popover ?? ''} offset={4}>
        <Menu className={menuStyles.menu ?? ''} aria-label="Columns">
          <MenuSection
            aria-label="Columns shown"
            selectionMode="multiple"
            disallowEmptySelection
            selectedKeys={shown}
            onSelectionChange={change}
          >
            {columns.map(({ id, title, about }) => (
              <MenuItem key={id} id={id} className={`${menuStyles.item} ${styles.item}`} textValue={title}>
                {({ isSelected }) => (
                  <>
                    <span className={styles.tick}>{isSelected && <Check aria-hidden />}</span>
                    <span className={styles.title}>{title}</span>
                    <span className={styles.about}>{about}</span>
                  </>
                )}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className={styles.line ?? ''} />
          <MenuItem
            id="reset"
            className={`${menuStyles.item} ${styles.item}`}
            textValue="Reset columns"
            onAction={remembered.reset}
          >
            <span className={styles.tick} />
            <span className={styles.title}>Reset columns</span>
            <span className={styles.about}>choice and widths</span>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
