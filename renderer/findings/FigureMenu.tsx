// The menu of a saved figure: rename, move, freeze as published, delete.
import { useMutation } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { FigureView, Published } from '../../contract/figure.ts';
import { call } from '../client/call.ts';
import { announce } from '../parts/announce.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import menuStyles from '../parts/Menu.module.css';
import { tellProblem } from '../parts/trouble.ts';
import { NameForm } from './NameForm.tsx';
import styles from './Findings.module.css';

export interface FigureMenuProps {
  view: FigureView;
  views: readonly FigureView[];
  /** Today's figure; null until it is loaded, and if it differs from the saved one. */
  today: Omit<Published, 'at'> | null;
  /** Called after renaming. */
  onName: (name: string) => void;
}

/** The names after one of them moved up or down; null if it is already at the end. */
export function movedBy(names: readonly string[], name: string, by: 1 | -1): string[] | null {
  const at = names.indexOf(name);
  const other = names[at + by];
  return at === -1 || other === undefined
    ? null
    : names.map((one, place) => (place === at ? other : place === at + by ? name : one));
}

type Asked = 'name' | 'thaw' | null;

function useActions({ view: { name }, views, today }: FigureMenuProps) {
  const names = views.map((view) => view.name);
  const act = useMutation({ mutationFn: (work: () => Promise<unknown>) => work(), onError: tellProblem });
  const move = (by: 1 | -1): void => {
    const moved = movedBy(names, name, by);
    if (moved !== null) act.mutate(() => call('findings.order_views', { names: moved }));
  };
  const freeze = (): void => {
    if (today === null) return;
    const published = { at: new Date().toISOString(), ...today };
    act.mutate(() =>
      call('findings.publish_view', { name, published }).then(() => announce(`Figure ${name} is frozen`)),
    );
  };
  const thaw = (): void =>
    act.mutate(() =>
      call('findings.publish_view', { name, published: null }).then(() => announce(`Figure ${name} follows the data`)),
    );
  const remove = (): void =>
    act.mutate(() => call('findings.delete_view', { name }).then(() => announce(`Figure ${name} is deleted`)));
  return { names, move, freeze, thaw, remove };
}

export function FigureMenu(props: FigureMenuProps) {
  const { view, views, today, onName } = props;
  const [asked, setAsked] = useState<Asked>(null);
  const { names, move, freeze, thaw, remove } = useActions(props);
  const isFrozen = view.published !== null;
  const close = (): void => setAsked(null);
  const item = (id: string, title: string, run: () => void, isDisabled = false) => (
    <MenuItem key={id} id={id} className={menuStyles.item ?? ''} onAction={run} isDisabled={isDisabled}>
      {title}
    </MenuItem>
  );
  return (
    <>
      <MenuTrigger>
        <IconButton label={`Change figure ${view.name}`} data-testid="figure-menu">
          <Ellipsis />
        </IconButton>
        <Popover className={menuStyles.popover ?? ''} offset={4}>
          <Menu className={menuStyles.menu ?? ''} aria-label={`Change figure ${view.name}`}>
            {item('rename', 'Rename…', () => setAsked('name'))}
            {item('up', 'Move up', () => move(-1), movedBy(names, view.name, -1) === null)}
            {item('down', 'Move down', () => move(1), movedBy(names, view.name, 1) === null)}
            {isFrozen
              ? item('thaw', 'Unfreeze…', () => setAsked('thaw'))
              : item('freeze', 'Freeze as published', freeze, today === null)}
            {item('delete', isFrozen ? 'Delete (unfreeze first)' : 'Delete', remove, isFrozen)}
          </Menu>
        </Popover>
      </MenuTrigger>
      <Dialog title="Rename figure" open={asked === 'name'} onClose={close}>
        <NameForm
          about="The figure keeps its choices, its place and its published numbers."
          suggested={view.name}
          replaced={[]}
          refused={views.flatMap(({ name }) => (name === view.name ? [] : [name]))}
          verb="Rename figure"
          onClose={close}
          onName={async (to) => {
            await call('findings.rename_view', { name: view.name, to });
            onName(to);
          }}
        />
      </Dialog>
      <Dialog
        title="Unfreeze figure"
        open={asked === 'thaw'}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>Cancel</Button>
            <Button
              variant="danger"
              onPress={() => {
                close();
                thaw();
              }}
            >
              Delete published numbers
            </Button>
          </>
        }
      >
        <p className={styles.question}>
          The figure “{view.name}” follows the data again. The numbers that were published are deleted from the study.
        </p>
      </Dialog>
    </>
  );
}
