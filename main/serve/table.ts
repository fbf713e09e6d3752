// The wiring: call name to function, for each of the two processes. Nothing else.
import type { Handlers } from '../../contract/calls.ts';
import { AS_IMPORTED } from '../../contract/calls/library.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import type { Announcement, Progress, Topic } from '../../contract/events.ts';
import {
  currentRubric,
  deleteView,
  facetCounts,
  find,
  joinRater,
  keyPart,
  keys,
  labelFor,
  labelStates,
  makeQueue,
  messages,
  original,
  queueItems,
  queues,
  record,
  requireSighted,
  rows,
  refusedName,
  saveView,
  scoresOf,
  setFacet,
  skeleton,
  studyInfo,
  transcriptHead,
  transcriptKey,
  views,
  writing,
  type Db,
} from '../store/index.ts';
import { previewExport, runExport } from '../work/export.ts';
import { formatList } from '../work/formats.ts';
import { runImport } from '../work/import/index.ts';
import { drawnFrom } from '../work/queue.ts';

/** More characters than this no editor shows with ease, and no port should carry. */
const MOST_RAW = 10_000_000;

type Announce = (announcement: Announcement) => void;

/** What the store process answers, each in a few milliseconds. */
export function storeTable(db: () => Db, announce: Announce): Handlers<'store'> {
  const changed = (...topics: Topic[]): void => announce({ event: 'changed', topics });
  return {
    'study.info': () => studyInfo(db()),
    'study.join': ({ rater }) => {
      joinRater(db(), rater);
      return {};
    },
    'study.rubric': () => currentRubric(db()),
    'library.keys': ({ filter, sort, rater, after }) => keyPart(db(), filter, sort, rater, after),
    'library.rows': ({ keys: wanted, filter, rater }) => rows(db(), wanted, filter, rater),
    'library.set_facet': ({ filter, keys: picked, name, value }) => {
      const refused = refusedName(name);
      if (refused !== null) throw new TouchstoneError('bad_input', refused, name, 'Choose another name');
      const number = Number(value);
      const wanted = picked ?? keys(db(), filter, AS_IMPORTED, null);
      const set = writing(db(), () => setFacet(db(), wanted, name, value.trim() !== '' && Number.isFinite(number) ? number : value));
      changed('library');
      return { changed: set };
    },
    'library.views': () => views(db()),
    'library.save_view': (view) => {
      saveView(db(), view);
      changed('views');
      return {};
    },
    'library.delete_view': ({ name }) => {
      deleteView(db(), name);
      changed('views');
      return {};
    },
    'library.facets': ({ filter, rater }) => facetCounts(db(), filter, rater),
    'library.label_states': ({ filter, rater }) => labelStates(db(), filter, rater),
    'transcript.head': ({ key }) => transcriptHead(db(), key),
    'transcript.skeleton': ({ key, from }) => skeleton(db(), key, from),
    'transcript.key': ({ id }) => ({ key: transcriptKey(db(), id) }),
    'transcript.messages': ({ key, from, to }) => messages(db(), key, from, to),
    'transcript.find': ({ key, text }) => find(db(), key, text),
    'transcript.scores': ({ key, rater }) => {
      requireSighted(db(), key, rater);
      return scoresOf(db(), key);
    },
    'transcript.original': ({ key, source, rater }) => {
      requireSighted(db(), key, rater);
      const text = original(db(), key, source);
      return { text: text.slice(0, MOST_RAW), cut: text.length > MOST_RAW };
    },
    'label.queues': ({ rater }) => queues(db(), rater),
    'label.items': ({ rater, queue }) => queueItems(db(), queue, rater),
    'label.make_queue': ({ name, filter, keys: picked, blind }) => {
      makeQueue(db(), drawnFrom({ name, filter, blind, picked: picked !== null }), picked ?? keys(db(), filter, AS_IMPORTED, null));
      changed('queues');
      const made = queues(db(), '').find((queue) => queue.name === name.trim());
      if (made === undefined) throw new TouchstoneError('internal', 'The queue was not made', name);
      return made;
    },
    'label.get': ({ rater, id }) => labelFor(db(), id, rater),
    'label.record': ({ events }) => {
      const recorded = record(db(), events);
      changed('labels');
      return { recorded };
    },
  };
}

/** Jobs that are running, so that they can be cancelled, and what the window's tokens stand for. */
export interface JobsState {
  tokens: Map<string, readonly string[]>;
  running: Map<string, AbortController>;
}

function pathsOf(state: JobsState, token: string): readonly string[] {
  const paths = state.tokens.get(token);
  if (paths === undefined) throw new TouchstoneError('not_found', 'The chosen files are no longer known', '', 'Choose them again');
  return paths;
}

/** What the jobs process answers; a job resolves when it has ended. */
export function jobsTable(db: () => Db, announce: Announce, state: JobsState): Handlers<'jobs'> {
  const running = async <T>(
    job: string,
    work: (signal: AbortSignal, onProgress: (progress: Omit<Progress, 'job'>) => void) => Promise<T>,
  ): Promise<T> => {
    const controller = new AbortController();
    state.running.set(job, controller);
    try {
      return await work(controller.signal, (progress) => announce({ event: 'progress', progress: { job, ...progress } }));
    } finally {
      state.running.delete(job);
      announce({ event: 'changed', topics: ['library', 'study'] });
    }
  };
  return {
    'imports.formats': () => formatList(),
    'imports.start': ({ job, token }) =>
      running(job, (signal, onProgress) => runImport(db(), { paths: pathsOf(state, token) }, { signal, onProgress })),
    'jobs.cancel': ({ job }) => {
      state.running.get(job)?.abort();
      return {};
    },
    'exports.preview': (choice) => previewExport(db(), choice),
    'exports.start': ({ job, token, ...choice }) =>
      running(job, (signal, onProgress) => {
        const [path = ''] = pathsOf(state, token);
        return runExport(db(), choice, path, { signal, onProgress });
      }),
  };
}
