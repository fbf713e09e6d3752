// The menu of saved views (a filter, its order and its columns under a name), which chooses, saves and deletes them.
import { useMutation } from '@tanstack/react-query';
import { Bookmark, Check, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { Sort, View } from '../../contract/library.ts';
import { call } from '../client/call.ts';
import { useRead } from '../client/queries.ts';
import { Button } from '../parts/Button.tsx';
import { announce } from '../parts/announce.ts';
import { isOpen, later } from '../parts/later.tsx';
import menuStyles from '../parts/Menu.module.css';
import styles from './ColumnMenu.module.css';

const SaveView = later(async () => (await import('./SaveView.tsx')).SaveView, isOpen);

export interface ViewMenuProps {
  filter: string;
  sort: Sort;
  /** The ids of the shown columns. */
  columns: readonly string[];
  onChoose: (view: View) => void;
}

const isNow = (view: View, { filter, sort }: ViewMenuProps): boolean =>
  view.filter === filter && view.sort.column === sort.column && view.sort.descending === sort.descending;

export function ViewMenu(props: ViewMenuProps) {
  const { filter, sort, columns, onChoose } = props;
  const views = useRead('library.views', {}) ?? [];
  const [saving, setSaving] = useState(false);
  const now = views.find((view) => isNow(view, props));
  const removing = useMutation({
    mutationFn: (view: View) => call('library.delete_view', { name: view.name }),
    onSuccess: (_, view) => announce(`View ${view.name} is deleted`),
  });
  return (
    <>
      <MenuTrigger>
        <Button icon={<Bookmark aria-hidden />}>{now?.name ?? 'Views'}</Button>
        <Popover className={menuStyles.popover ?? ''} offset={4}>
          <Menu className={menuStyles.menu ?? ''} aria-label="Views">
            {views.length > 0 && (
              <MenuSection aria-label="Saved views">
                {views.map((view) => (
                  <MenuItem
                    key={view.name}
                    id={`view ${view.name}`}
                    className={`${menuStyles.item} ${styles.item}`}
                    textValue={view.name}
                    onAction={() => onChoose(view)}
                  >
                    <span className={styles.tick}>{view === now && <Check aria-hidden />}</span>
                    <span className={styles.title}>{view.name}</span>
                    <span className={styles.about}>{view.filter === '' ? 'all transcripts' : view.filter}</span>
                  </MenuItem>
                ))}
              </MenuSection>
            )}
            {views.length > 0 && <Separator className={styles.line ?? ''} />}
            <MenuItem
              id="save"
              className={`${menuStyles.item} ${styles.item}`}
              textValue="Save this view"
              onAction={() => setSaving(true)}
            >
              <span className={styles.tick} />
              <span className={styles.title}>Save this view…</span>
              <span className={styles.about}>filter, order, columns</span>
            </MenuItem>
            {now !== undefined && (
              <MenuItem
                id="delete"
                className={`${menuStyles.item} ${styles.item}`}
                textValue={`Delete ${now.name}`}
                onAction={() => removing.mutate(now)}
              >
                <span className={styles.tick}>
                  <Trash2 aria-hidden />
                </span>
                <span className={styles.title}>Delete “{now.name}”</span>
                <span className={styles.about}>the transcripts stay</span>
              </MenuItem>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      <SaveView
        open={saving}
        filter={filter}
        sort={sort}
        columns={columns}
        taken={views.map(({ name }) => name)}
        onClose={() => setSaving(false)}
      />
    </>
  );
}
