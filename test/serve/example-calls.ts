// An example of every call of the store and jobs processes, on a small study; a call without an example is a type
// error.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CALLS, CallName, Input } from '../../contract/calls.ts';
import {
  adjudicate,
  joinRater,
  filteredTranscripts,
  makeQueue,
  record,
  rows,
  type Db,
} from '../../main/store/index.ts';
import type { JobsState } from '../../main/serve/jobs-table.ts';
import { shippedRubric } from '../../main/work/rubric/index.ts';
import { answered, goldDecision, labelEvent, submitted } from '../support/labels.ts';
import { put, score, transcript } from '../support/study.ts';

type Served = (typeof CALLS)['store'] & (typeof CALLS)['jobs'];
export type ReadName = {
  [N in keyof Served & CallName]: Served[N] extends { reads: unknown } ? N : never;
}[keyof Served & CallName];
export type WriteName = Exclude<keyof Served & CallName, ReadName>;

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'importers');
/** The shipped rubric with one word changed. */
const CHANGED = shippedRubric().source.replace(/^name: .*$/m, 'name: Changed');
const AS_IMPORTED = { column: 'key', descending: false } as const;

/**
 * Fills a study with twelve transcripts and scores of two graders in a blind queue; two raters label four transcripts,
 * and three of these have gold.
 */
export function fillStudy(db: Db): { ids: string[] } {
  const models = ['birch', 'larch'];
  put(
    db,
    ...Array.from({ length: 12 }, (_, n) =>
      transcript(`words ${n}`, {
        facets: { model: models[n % 2] ?? '', scenario: 'research_sabotage', tokens: n },
        scores: [
          score('judge', 'harm', n % 5),
          score('sieve', 'harm', (n + (n % 3)) % 5),
          score('judge', 'eval_awareness', n % 3),
        ],
      }),
    ),
  );
  for (const [id, name] of [
    ['r1', 'Ada'],
    ['r2', 'Bo'],
  ] as const)
    joinRater(db, { id, name });
  const ids = rows(db, filteredTranscripts(db, '', AS_IMPORTED, null), null).map(({ id }) => id);
  makeQueue(
    db,
    { name: 'q', blind: true, design: 'all' },
    ids.map((_, n) => ({ key: n + 1, probability: 1 })),
  );
  ids.slice(0, 4).forEach((id, n) => {
    for (const rater of ['r1', 'r2'])
      record(db, [
        labelEvent(id, answered('harm', n), { rater, queue: 'q' }),
        labelEvent(id, submitted, { rater, queue: 'q' }),
      ]);
  });
  adjudicate(
    db,
    ids.slice(0, 3).map((id, n) => goldDecision(id, 'harm', n)),
  );
  return { ids };
}

const wish = { grader: 'judge', dimension: 'harm', filter: '', at: 2 };
const rates = {
  dimension: 'harm',
  grader: 'judge',
  by: ['model'],
  filter: '',
  at: 2,
  without_aware: false,
  level: 0.95,
};
const sampled = {
  queue: 'drawn',
  filter: '',
  rater: null,
  n: 4,
  design: { kind: 'random' },
  hidden: { repeats: 0, checks: 0 },
} as const;
const everything = { show: 'all', kind: '', grader: '', dimension: '', scenario: '', cause: '' } as const;
const labelTable = {
  kind: 'labels',
  by: 'id',
  rater: null,
  dimension: null,
  column: null,
  levels: {},
  queue: 'q',
  blinded: null,
  at: null,
} as const;
const lake = { token: 'lake', scores: null };
const columns = {
  id: 'id',
  facets: [{ name: 'model', column: 'model' }],
  scores: [{ grader: 'judge', dimension: 'harm', column: 'judge_harm', cuts: null }],
};
const exported = { what: 'labels', as: 'jsonl', filter: '' } as const;

/** The input of each read; the answers are compared before and after each write. */
export const READS = (ids: readonly string[]): { [N in ReadName]: Input<N> } => ({
  'study.info': {},
  'study.rubric': {},
  'library.transcripts': {
    filter: 'label:todo',
    sort: { column: 'facet:model', descending: false },
    rater: 'r1',
    after: 0,
  },
  'library.rows': { transcripts: [1, 2, 3, 4, 5], rater: null },
  'library.snippets': { transcripts: [1, 2, 3, 4, 5], filter: 'the' },
  'library.views': {},
  'library.facets': { filter: '', rater: 'r1' },
  'library.label_states': { filter: '', rater: 'r1' },
  'transcript.head': { key: 5 },
  'transcript.skeleton': { key: 5, from: 0 },
  'transcript.key': { id: ids[4] ?? '' },
  'transcript.messages': { key: 5, from: 0, to: 2 },
  'transcript.hits': { key: 5, filter: 'words' },
  'transcript.find': { key: 5, text: 'words' },
  'transcript.scores': { key: 5, rater: null },
  'transcript.subagents': { key: 5 },
  'transcript.original': { key: 5, source: 0, rater: null },
  'label.queues': { rater: 'r1' },
  'label.listed': { rater: 'r1', list: { filter: '', sort: { column: 'key', descending: false }, around: 5 } },
  'label.items': { rater: 'r1', queue: 'q' },
  'label.known': { rater: 'r1', key: 1 },
  'label.get': { rater: 'r1', id: ids[4] ?? '', round: 'main' },
  'label.own_work': { rater: 'r1', since: '2026-01-01T00:00:00.000Z' },
  'rubric.versions': {},
  'rubric.text': { version: 1 },
  'rubric.edit': { text: 'name: x', edit: { kind: 'set', path: ['name'], value: 'y' } },
  'rubric.check': { text: 'name: x' },
  'rubric.touched': { text: CHANGED, rater: null },
  'adjudicate.get': { key: 1, rater: 'r1' },
  'adjudicate.list': { rater: 'r1' },
  'adjudicate.opinions': { dimension: 'harm' },
  'adjudicate.rule_preview': { rule: 'unanimous', rater: 'r1' },
  'audit.rows': { disputes: [1, 2] },
  'audit.get': { key: 1, rater: 'r1' },
  'audit.list': { rater: 'r1', choice: everything },
  'audit.citations': { key: 1, rater: null },
  'audit.versions': { grader: 'judge', was: 'sieve', dimension: 'harm', filter: '', rater: null },
  'agreement.dimensions': { filter: '', queue: '' },
  'agreement.by': { filter: '', queue: '', dimension: 'harm', by: 'pair' },
  'queues.list': {},
  'calibrate.scale': { grader: 'judge', dimension: 'harm' },
  'calibrate.basis': { ...wish, rater: null },
  'calibrate.points': wish,
  'calibrate.figures': wish,
  'calibrate.at': { ...wish, threshold: 2 },
  'calibrate.chosen': { ...wish, optimise: { by: 'youden' } },
  'calibrate.residuals': { ...wish, by: 'model' },
  'calibrate.versus': { ...wish, threshold: 2, versus: 'sieve' },
  'calibrate.graders': { dimension: 'harm', filter: '', at: 2, graders: ['judge', 'sieve'] },
  'calibrate.questions': { ...wish, threshold: 3, by: 'model', versus: null, margin: null, epsilon: 0.15 },
  'findings.inference': {},
  'findings.looks': { facets: ['model', 'tokens'] },
  'findings.views': {},
  'findings.rates': rates,
  'findings.latent': rates,
  'findings.difference': { ...rates, first: ['birch'], second: ['larch'] },
  'packets.log': {},
  'drafts.list': { rater: 'r1' },
  'packets.look': { token: 'none' },
  'packets.conflicts': {},
  'imports.formats': {},
  'imports.tables': { token: 'table' },
  'imports.try_table': { job: 'j', token: 'table', at: 0, columns: ['id', 'rater', 'harm'], choice: labelTable },
  'exports.preview': exported,
  'sample.flags': { grader: 'judge', outcome: { any: [{ dimension: 'harm', from_level: 2 }] } },
  'population.show': {},
  'population.cells': {},
  'backups.states': { tokens: ['backup'] },
  'population.look': { job: 'j', ...lake },
  'population.try': { job: 'j', ...lake, columns },
  'population.preview': { filter: 'model:birch', rater: null, n: 2, design: { kind: 'random' } },
  'population.sql': { step: 'cells', dialect: 'spark', source: { ...columns, from: ['s3://a/*'], scores_from: [] } },
  'sample.preview': { filter: '', rater: null, n: 4, design: { kind: 'random' } },
});

/** The input of each write. */
export const WRITES = (ids: readonly string[]): { [N in WriteName]: Input<N> } => ({
  'study.hide_scores': { on: true },
  'study.seal': {},
  'repair.start': { job: 'j', token: 'damaged', target: 'repaired' },
  'study.join': { rater: { id: 'r1', name: 'Ada L.' } },
  'library.set_facet': { filter: '', transcripts: [5], name: 'scenario', value: 'blackmail' },
  'library.save_view': { name: 'mine', filter: 'model:birch', sort: AS_IMPORTED, columns: [] },
  'library.delete_view': { name: 'mine' },
  'queues.close': { name: 'q' },
  'queues.delete': { name: 'q' },
  'label.record': { events: [labelEvent(ids[4] ?? '', answered('harm', 3), { queue: 'q' })] },
  'rubric.save': { text: CHANGED, base: 1 },
  'adjudicate.record': { entries: [goldDecision(ids[3] ?? '', 'harm', 0)] },
  'adjudicate.by_rule': { job: 'j', rule: 'unanimous', rater: 'r1' },
  'audit.record': {
    entries: [
      {
        id: randomUUID(),
        at: '2026-01-01T00:00:00.000Z',
        rater: 'r1',
        transcript: ids[1] ?? '',
        dimension: 'harm',
        grader: 'sieve',
        kind: 'gold',
        against: '',
        change: {
          kind: 'decide',
          decision: {
            judgement: { verdict: 'gold_wrong', cause: 'other' },
            note: 'read again',
            own: { level: 2, from: 'pick' },
            level: 2,
            other: 1,
            rubric: 1,
          },
        },
      },
    ],
  },
  'audit.check': { job: 'j' },
  'audit.close_settled': {
    grader: 'judge',
    was: 'sieve',
    dimension: 'harm',
    filter: '',
    rater: 'r1',
    cause: 'other',
    reason: 'read anew',
  },
  'calibrate.set_mapping': {
    grader: 'judge',
    score_dimension: 'harm',
    dimension: 'harm',
    cuts: [
      { from: 0, level: 0 },
      { from: 2, level: 3 },
    ],
    words: {},
  },
  'findings.set_inference': { target: 'transcripts', clusters: { facet: 'tokens' } },
  'findings.save_view': {
    name: 'mine',
    choice: { dimension: 'harm', grader: '', by: 'model', split: '', filter: '', figure: 'bars', rate: 'gold' },
  },
  'findings.rename_view': { name: 'mine', to: 'ours' },
  'findings.order_views': { names: ['mine'] },
  'findings.publish_view': { name: 'mine', published: null },
  'findings.delete_view': { name: 'mine' },
  'findings.set_print': { size: 'column', font: 'serif', text: 8, title: false, caption: true },
  'findings.set_groups': { facet: 'model', groups: [{ facet: 'model', value: 'larch', name: 'Larch', look: 1 }] },
  'drafts.keep': { rater: 'r1', about: 'rubric', document: '"half a sent"' },
  'packets.make': { job: 'j', token: 'packet', queue: 'q', rater: 'Cy', passphrase: null },
  'packets.open': { job: 'j', token: 'given', target: 'copy', passphrase: null },
  'packets.return': { job: 'j', token: 'back' },
  'packets.merge': { job: 'j', token: 'back' },
  'imports.start': { job: 'j', token: 'import', without: [] },
  'imports.take_table': { job: 'j', token: 'table', at: 0, choice: labelTable },
  'jobs.cancel': { job: 'j' },
  'exports.start': { job: 'j', token: 'export', choice: exported },
  'sample.draw': { job: 'j', ...sampled, seed: 1, overlap: null, blind: true, top_up: false },
  'sample.make_queue': {
    job: 'j',
    name: 'second',
    filter: '',
    rater: null,
    transcripts: [5, 6],
    blind: true,
    purpose: 'label',
    hidden: { repeats: 0, checks: 0 },
  },
  'population.describe': { job: 'j', from: { by: 'files', ...lake, columns } },
  'population.draw': {
    job: 'j',
    from: { by: 'files', ...lake },
    wish: { queue: 'drawn', n: 3, design: { kind: 'random' }, seed: 1, overlap: null, blind: true },
  },
  'report.write': { job: 'j', rater: 'r1', token: 'report', as: 'md' },
  'report.page': { job: 'j', rater: null },
  'report.keep': { job: 'j', token: 'report', pdf: new TextEncoder().encode('%PDF-1.4') },
  'figures.save': {
    job: 'j',
    token: 'figure',
    content: { as: 'svg', text: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
  },
});

/** A table with a label of the sixth transcript by a third rater. */
function labelTableIn(folder: string, ids: readonly string[]): string {
  const path = join(folder, 'table.csv');
  writeFileSync(path, `id,rater,harm\n${ids[5]},Di,2\n`);
  return path;
}

/** A file with ten units of a population. */
function lakeIn(folder: string): string {
  const path = join(folder, 'units.jsonl');
  const unit = (n: number): string =>
    JSON.stringify({
      id: `unit-${n}`,
      model: n % 2 === 0 ? 'birch' : 'larch',
      judge_harm: n % 3,
      messages: [{ role: 'user', content: `Task ${n}` }],
    });
  writeFileSync(path, Array.from({ length: 10 }, (_, n) => `${unit(n)}\n`).join(''));
  return path;
}

/** The files for which the tokens of the examples stand, in a folder. */
export const tokensIn = (folder: string, ids: readonly string[]): JobsState['tokens'] =>
  new Map([
    ['table', { paths: [labelTableIn(folder, ids)], use: 'read' }],
    ['lake', { paths: [lakeIn(folder)], use: 'read' }],
    ['import', { paths: [join(fixtures, 'openai.jsonl')], use: 'read' }],
    ['export', { paths: [join(folder, 'labels.jsonl')], use: 'write' }],
    ['figure', { paths: [join(folder, 'figure.svg')], use: 'write' }],
    ['report', { paths: [join(folder, 'report.md')], use: 'write' }],
    ['packet', { paths: [join(folder, 'work.tspacket')], use: 'write' }],
    ['given', { paths: [join(folder, 'work.tspacket')], use: 'read' }],
    ['copy', { paths: [join(folder, 'copy.touchstone')], use: 'write' }],
    ['back', { paths: [join(folder, 'back.tspacket')], use: 'write' }],
    ['folder', { paths: [folder], use: 'read' }],
    ['backup', { paths: [join(folder, 'backup.touchstone')], use: 'read' }],
  ]);
