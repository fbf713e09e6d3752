// Effects of the frame: navigation after a study is opened, given packets, mouse buttons, and loading ahead.
import { useIsFetching } from '@tanstack/react-query';
import { useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { AppState } from '../../contract/app-state.ts';
import { studyKey } from '../client/app-state.ts';
import { call } from '../client/call.ts';
import { arriving } from '../imports/arriving.ts';
import { takeLanding, takePackets } from '../packets/packets.ts';
import { loadLater } from '../parts/later.tsx';
import { tellProblem } from '../parts/trouble.ts';

/**
 * Goes to Start if no study is open, to the Library when a study was opened, and to its queue if the study was made
 * from a packet. A component of its own, so that a change of place does not render the frame again.
 */
export function FollowStudy({ app }: { app: AppState }) {
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const study = studyKey(app);
  const before = useRef(study);
  useEffect(() => {
    const changed = before.current !== study;
    before.current = study;
    if (study === '' && path !== '/start') void navigate({ to: '/start', replace: true });
    if (study === '' || !(changed || path === '/' || path === '/start')) return;
    const queue = changed ? takeLanding() : null;
    if (queue !== null) void navigate({ to: '/label', search: { queue } });
    else void navigate({ to: '/library', replace: !changed });
  }, [navigate, path, study]);
  return null;
}

/** Opens or merges the packets that the system or an argument names, as if they had been dropped. */
export function useGivenPackets(): void {
  useEffect(() => {
    const take = async (): Promise<void> => {
      const chosen = await call('app.given_packets', {});
      if (chosen !== null) await arriving(chosen.names, () => takePackets(chosen));
    };
    const begin = (): void => void take().catch(tellProblem);
    begin();
    return window.touchstone.onCommand((asked) => asked === 'packets' && begin());
  }, []);
}

const [BACK, FORWARD] = [3, 4];

/** The buttons at the side of a mouse go back and forward. */
export function useMouseHistory(): void {
  const { history } = useRouter();
  useEffect(() => {
    const release = (event: MouseEvent): void => {
      if (event.button !== BACK && event.button !== FORWARD) return;
      event.preventDefault();
      if (event.button === BACK) history.back();
      else history.forward();
    };
    window.addEventListener('mouseup', release);
    return () => window.removeEventListener('mouseup', release);
  }, [history]);
}

const QUIET_MS = 250;

/**
 * Once no query has run for a moment, loads the parts that the first screen does not need, then marks the page
 * (screenshots wait for the mark), then loads Label, where most people go from the Library. A component of its own,
 * because it is rendered again for every query.
 */
export function TellReady() {
  const asking = useIsFetching();
  const router = useRouter();
  useEffect(() => {
    if (asking > 0) return undefined;
    let isBusy = false;
    const mark = async (): Promise<void> => {
      await loadLater();
      if (isBusy) return;
      document.documentElement.dataset['ready'] = '1';
      await router.loadRouteChunk(router.routesByPath['/label']);
    };
    const timer = setTimeout(() => void mark(), QUIET_MS);
    return () => {
      isBusy = true;
      clearTimeout(timer);
    };
  }, [asking, router]);
  return null;
}
