// Every address of the window and the place it shows. The address is after the #, so that a reload finds the same page.
import { createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { AdjudicatePlace } from '../adjudicate/AdjudicatePlace.tsx';
import { AuditPlace } from '../audit/AuditPlace.tsx';
import { CalibratePlace } from '../calibrate/CalibratePlace.tsx';
import { ExportPlace } from '../export/ExportPlace.tsx';
import { FindingsPlace } from '../findings/FindingsPlace.tsx';
import { LabelPlace } from '../label/LabelPlace.tsx';
import { ComparePlace } from '../library/ComparePlace.tsx';
import { LibraryPlace } from '../library/LibraryPlace.tsx';
import { RubricPlace } from '../rubric/RubricPlace.tsx';
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
  component: ComparePlace,
  validateSearch: CompareSearch,
});
const label = createRoute({
  getParentRoute: () => root,
  path: '/label',
  component: LabelPlace,
  validateSearch: LabelSearch,
});
const adjudicate = createRoute({
  getParentRoute: () => root,
  path: '/adjudicate',
  component: AdjudicatePlace,
  validateSearch: AdjudicateSearch,
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  component: AuditPlace,
  validateSearch: AuditSearch,
});
const calibrate = createRoute({
  getParentRoute: () => root,
  path: '/calibrate',
  component: CalibratePlace,
  validateSearch: CalibrateSearch,
});
const findings = createRoute({
  getParentRoute: () => root,
  path: '/findings',
  component: FindingsPlace,
  validateSearch: FindingsSearch,
});
const rubric = createRoute({
  getParentRoute: () => root,
  path: '/rubric',
  component: RubricPlace,
  validateSearch: RubricSearch,
});
const exports = createRoute({
  getParentRoute: () => root,
  path: '/export',
  component: ExportPlace,
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
