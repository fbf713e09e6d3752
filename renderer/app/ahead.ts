// Requests the data of the first screen before the screen is rendered.
import { AS_IMPORTED } from '../../contract/library.ts';
import { query, queryClient } from '../client/queries.ts';
import { readFirst } from '../library/useList.ts';
import { router } from './routes.tsx';
import { LibrarySearch } from './search.ts';

/** Requests the first rows if the window opens in the Library. */
export function askAhead(): void {
  const app = queryClient.getQueryData(query('app.state', {}).queryKey);
  if (app === undefined || app.study === null) return;
  const { pathname, search } = router.latestLocation;
  if (pathname !== '/' && pathname !== '/library') return;
  const { filter, sort = AS_IMPORTED } = LibrarySearch.parse(search);
  readFirst(filter, sort, app.rater.id);
}
