// Every address of the window and the place it shows. The address is after the #, so that a reload finds the same page.
// Start and Library are part of the program's first file; the other places load when they are first opened.
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { LibraryPlace } from '../library/LibraryPlace.tsx';
import { StartPlace } from '../start/StartPlace.tsx';
import { Broken } from './ErrorBoundary.tsx';
import { Frame } from './Frame.tsx';
import {
  AdjudicateSearch,
  AuditSearch,
  CalibrateSearch,
  CompareSearch,
  ExportSearch,
  FindingsSearch,
  LabelSearch,
  LibrarySearch,
  RubricSearch,
} from './search.ts';

const root = createRootRoute({ component: Frame, notFoundComponent: () => null });
const index = createRoute({ getParentRoute: () => root, path: '/' });
const start = createRoute({ getParentRoute: () => root, path: '/start', component: StartPlace });
const library = createRoute({
  getParentRoute: () => root,
  path: '/library',
  component: LibraryPlace,
  validateSearch: LibrarySearch,
});
const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  component: lazyRouteComponent(() => import('../library/ComparePlace.tsx'), 'ComparePlace'),
  validateSearch: CompareSearch,
});
const label = createRoute({
  getParentRoute: () => root,
  path: '/label',
  component: lazyRouteComponent(() => import('../label/LabelPlace.tsx'), 'LabelPlace'),
  validateSearch: LabelSearch,
});
const adjudicate = createRoute({
  getParentRoute: () => root,
  path: '/adjudicate',
  component: lazyRouteComponent(() => import('../adjudicate/AdjudicatePlace.tsx'), 'AdjudicatePlace'),
  validateSearch: AdjudicateSearch,
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  component: lazyRouteComponent(() => import('../audit/AuditPlace.tsx'), 'AuditPlace'),
  validateSearch: AuditSearch,
});
const calibrate = createRoute({
  getParentRoute: () => root,
  path: '/calibrate',
  component: lazyRouteComponent(() => import('../calibrate/CalibratePlace.tsx'), 'CalibratePlace'),
  validateSearch: CalibrateSearch,
});
const findings = createRoute({
  getParentRoute: () => root,
  path: '/findings',
  component: lazyRouteComponent(() => import('../findings/FindingsPlace.tsx'), 'FindingsPlace'),
  validateSearch: FindingsSearch,
});
const rubric = createRoute({
  getParentRoute: () => root,
  path: '/rubric',
  component: lazyRouteComponent(() => import('../rubric/RubricPlace.tsx'), 'RubricPlace'),
  validateSearch: RubricSearch,
});
const exports = createRoute({
  getParentRoute: () => root,
  path: '/export',
  component: lazyRouteComponent(() => import('../export/ExportPlace.tsx'), 'ExportPlace'),
  validateSearch: ExportSearch,
});

export const router = createRouter({
  routeTree: root.addChildren([
    index,
    start,
    library,
    compare,
    label,
    adjudicate,
    audit,
    calibrate,
    findings,
    rubric,
    exports,
  ]),
  history: createHashHistory(),
  defaultErrorComponent: ({ error, reset }) => <Broken error={error} onRetry={reset} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
