// What an announced change makes stale.
import type { CallName } from '../../contract/calls.ts';
import type { Topic } from '../../contract/events.ts';
import { onAnnouncement, onReturn } from './bridge.ts';
import { queryClient } from './queries.ts';

/** What is reckoned from scores, gold, how both were drawn, and how graders are read. */
const CALIBRATION: readonly CallName[] = [
  'calibrate.scale',
  'calibrate.basis',
  'calibrate.figures',
  'calibrate.at',
  'calibrate.chosen',
  'calibrate.residuals',
  'calibrate.versus',
];

const STALE: Record<Exclude<Topic, 'study'>, readonly CallName[]> = {
  library: [
    'library.keys',
    'library.rows',
    'library.facets',
    'library.label_states',
    'study.info',
    'findings.rates',
    'findings.difference',
    ...CALIBRATION,
  ],
  // not label.items: the Label place knows what its rater did
  labels: [
    'library.rows',
    'label.queues',
    'queues.list',
    'label.own_work',
    'rubric.versions',
    'adjudicate.list',
    'adjudicate.get',
    'adjudicate.opinions',
    'agreement.dimensions',
    'agreement.by',
  ],
  queues: [
    'label.queues',
    'queues.list',
    'label.items',
    'label.own_work',
    'packets.log',
    'packets.conflicts',
    'findings.rates',
    'findings.difference',
    ...CALIBRATION,
  ],
  views: ['library.views', 'findings.views'],
  rubric: ['study.rubric', 'rubric.versions', 'findings.rates', 'findings.difference', ...CALIBRATION],
  gold: [
    'library.keys',
    'library.rows',
    'adjudicate.list',
    'adjudicate.get',
    'findings.rates',
    'findings.difference',
    'audit.list',
    'audit.rows',
    'audit.get',
    ...CALIBRATION,
  ],
  disputes: ['audit.list', 'audit.rows', 'audit.get', 'audit.versions', 'library.keys', 'library.rows'],
  mappings: ['audit.get', 'audit.versions', 'findings.rates', 'findings.difference', ...CALIBRATION],
};

function refresh(topics: readonly Topic[]): void {
  if (topics.includes('study')) {
    void queryClient.invalidateQueries();
    return;
  }
  const names = new Set<unknown>(topics.flatMap((topic) => (topic === 'study' ? [] : STALE[topic])));
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => names.has(queryKey[0]) });
}

/** Starts to listen; called once. */
export function followChanges(): void {
  onAnnouncement((announcement) => {
    if (announcement.event === 'changed') refresh(announcement.topics);
  });
  // A process that came back may have another file open, and calls that died with the last one want their answer.
  onReturn(() => void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'app.state' }));
}
