// The frame around every place: rail, header and dialogs that open from everywhere.
import { Outlet, useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { AppState } from '../../contract/app-state.ts';
import { studyKey, useApp, useJoined } from '../client/app-state.ts';
import { call } from '../client/call.ts';
import { EVERYWHERE } from '../keys/registry.ts';
import { remap, type Remapped } from '../keys/remap.ts';
import { useKeys } from '../keys/useKeys.ts';
import { Announcer } from '../parts/Announcer.tsx';
import { StatusLine } from '../parts/StatusLine.tsx';
import { tellProblem } from '../parts/trouble.ts';
import { Trouble } from '../parts/Trouble.tsx';
import { useCommands } from './commands.ts';
import { Broken, ErrorBoundary } from './ErrorBoundary.tsx';
import { Header } from './Header.tsx';
import { ImportDrop } from './ImportDrop.tsx';
import { show, useOverlay } from './overlay.ts';
import {
  HelpOverlay,
  ImportPanel,
  OwnWorkDialog,
  PacketDialogs,
  Palette,
  PopulationDialogs,
  RaterDialog,
  RaterQuestion,
  SettingsDialog,
  TableDialog,
} from './on-demand.ts';
import { PLACES } from './places.ts';
import { Rail } from './Rail.tsx';
import { StudyNotes } from './StudyNotes.tsx';
import { FollowStudy, TellReady, useGivenPackets, useMouseHistory } from './frame-effects.ts';
import styles from './Frame.module.css';

export function Frame() {
  const app = useApp();
  const navigate = useNavigate();
  const { history } = useRouter();
  const { shown } = useOverlay();
  const { isReady, error, retry } = useJoined(app);
  useEffect(() => remap(app.keys), [app.keys]);
  useMenu(app);
  useMouseHistory();
  useGivenPackets();
  useKeys(EVERYWHERE, [
    { keys: '?', about: 'all keys', run: () => show('keys') },
    { keys: '$mod+,', about: 'settings', typing: true, run: () => show('settings') },
    { keys: '$mod+K', about: 'go to anything', typing: true, run: () => show('palette') },
    { keys: 'Alt+ArrowLeft', about: 'back', typing: true, run: () => history.back() },
    { keys: 'Alt+ArrowRight', about: 'forward', typing: true, run: () => history.forward() },
    ...(app.study === null
      ? []
      : [
          { keys: 'y', about: 'your own work so far', run: () => show('own_work') },
          ...PLACES.map(({ to, title, keys }) => ({
            keys,
            about: title,
            typing: true,
            run: () => void navigate({ to }),
          })),
        ]),
  ]);
  const close = () => show(null);
  return (
    <div className={styles.frame} data-testid="frame" data-rater={isReady && app.rater.named ? app.rater.name : ''}>
      {app.study !== null && <Rail />}
      <div className={styles.column}>
        {app.study !== null && <Header app={app} study={app.study} />}
        <StudyNotes />
        <main className={styles.main}>
          <ErrorBoundary key={studyKey(app)}>
            {error !== null && <Broken error={error} onRetry={retry} />}
            {error === null && isReady && <Outlet />}
          </ErrorBoundary>
        </main>
        <ImportPanel />
        <RaterQuestion />
        <Trouble />
        <Status />
      </div>
      <ImportDrop />
      {app.study !== null && <TableDialog />}
      {app.study !== null && <PopulationDialogs key={studyKey(app)} />}
      <HelpOverlay open={shown === 'keys'} remapped={app.keys} onRemap={saveKeys} onClose={close} />
      {app.study !== null && <OwnWorkDialog rater={app.rater.id} open={shown === 'own_work'} onClose={close} />}
      <SettingsDialog study={app.study !== null} open={shown === 'settings'} onClose={close} />
      <Palette open={shown === 'palette'} onClose={close} />
      <PacketDialogs />
      <RaterDialog />
      <Announcer />
      <FollowStudy app={app} />
      <TellReady />
    </div>
  );
}

/** A component of its own for the same reason as `FollowStudy`. */
function Status() {
  return <StatusLine place={useRouterState({ select: (state) => state.location.pathname })} />;
}

const saveKeys = (keys: Remapped): void => void call('app.set_keys', { keys }).catch(tellProblem);

/** Runs the commands that are chosen in the menu bar. */
function useMenu(app: AppState): void {
  const commands = useCommands();
  useEffect(() =>
    window.touchstone.onCommand((asked) => {
      const command = commands.find(({ id, study }) => id === asked && (app.study !== null || !study));
      command?.run().catch(tellProblem);
    }),
  );
}
