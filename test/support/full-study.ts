// A small study with a row in every table: transcripts, scores, queues with draws, labels, gold, an audit, figures and
// settings.
import { randomUUID } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { AuditEntry } from '../../contract/dispute.ts';
import type { PacketEntry } from '../../main/store/packets.ts';
import {
  addDraw,
  addScore,
  adjudicate,
  chooseInference,
  joinRater,
  keepCitations,
  keepDraft,
  filteredTranscripts,
  logPacket,
  makeQueue,
  noteQueueScores,
  packetKey,
  publishFigureView,
  record,
  recordAudit,
  refreshAllDisputes,
  rows,
  saveFigureView,
  saveMapping,
  saveView,
  setFacet,
  studyIdentity,
  takeSeat,
  uncheckedScores,
  writing,
  type Db,
} from '../../main/store/index.ts';
import { addCellChances, addPopulationUnits, savePopulation } from '../../main/store/population.ts';
import { newKey, publicHalf } from '../../main/work/signing/index.ts';
import { figure, row } from '../plots/report.ts';
import { answered, goldDecision, labelEvent, submitted } from './labels.ts';
import { freshStudy, put, score, transcript, type TestStudy } from './study.ts';

const AT = '2026-01-02T00:00:00.000Z';
const KEYS = [1, 2, 3, 4];

function transcripts(db: Db): string[] {
  put(
    db,
    ...KEYS.map((n) =>
      transcript(`words of ${n}`, {
        source_id: `s-${n}`,
        created_at: AT,
        facets: { scenario: 'blackmail', model: `m-${n % 2}`, arm: 'control', checkpoint: n * 100, seed: n },
        scores: [{ ...score('a', 'harm', n), at: AT }, score('b', 'harm', 0)],
        metadata: { n },
      }),
    ),
  );
  setFacet(db, [1], 'region', 'north');
  writing(db, () => addScore(db, 1, { ...score('a', 'harm', 3), at: '2026-03-01T00:00:00.000Z' }));
  return rows(db, filteredTranscripts(db, '', { column: 'key', descending: false }, null), null).map(({ id }) => id);
}

function queue(db: Db): void {
  makeQueue(db, { name: 'q', blind: true, design: 'drawn', overlap: 2, seed: 7 }, []);
  const draw = {
    id: randomUUID(),
    queue: 'q',
    design: { kind: 'random' as const },
    seed: 1,
    population: 4,
    sampled: 2,
    enlarges: null,
    strata: [],
    drawn_at: AT,
  };
  addDraw(
    db,
    draw,
    KEYS.map((key) => ({ key, stratum: 'all', probability: 0.5 })),
    [1, 2],
  );
  takeSeat(db, 'q', { rater: 'r1', name: 'Ada' });
  writing(db, () => noteQueueScores(db, 'q', { grader: 'a', dimension: 'harm', transcripts: 2 }));
}

/** A population of one cell, of which transcript 3 is a unit. */
function population(db: Db): void {
  const source = { from: ['p.parquet'], scores_from: [], id: 'id', facets: [], scores: [] };
  const [cell = 0] = savePopulation(db, {
    source,
    query_sha256: '',
    files_sha256: null,
    cells: [{ facets: [], scores: [], units: 9 }],
  });
  addPopulationUnits(db, [{ transcript: 3, id: 'u', cell }]);
  addCellChances(db, 1, [{ key: cell, stratum: 'all', probability: 0.5 }]);
}

const audited = (transcript: string): AuditEntry => ({
  id: randomUUID(),
  at: AT,
  transcript,
  dimension: 'harm',
  grader: 'a',
  kind: 'gold',
  against: '',
  rater: 'r1',
  change: {
    kind: 'decide',
    decision: {
      judgement: { verdict: 'grader_wrong', cause: 'missed_evidence' },
      note: '',
      own: { level: 1, from: 'pick' },
      level: 3,
      other: 1,
      rubric: 1,
    },
  },
});

function decisions(db: Db, ids: readonly string[]): void {
  for (const id of ids.slice(0, 3))
    for (const rater of ['r1', 'r2'])
      record(
        db,
        [answered('harm', 1), submitted].map((change) => labelEvent(id, change, { rater, queue: 'q' })),
      );
  adjudicate(
    db,
    ids.slice(0, 3).map((id) => goldDecision(id, 'harm', 1)),
  );
  refreshAllDisputes(db);
  const [first = '', second = ''] = ids;
  recordAudit(db, [audited(first), audited(second)]);
  keepCitations(
    db,
    uncheckedScores(db, 0, 9).map(({ key }) => ({ key, quotes: 2, missing: 0 })),
  );
  refreshAllDisputes(db);
}

function chosen(db: Db): void {
  const choice = { dimension: 'harm', grader: 'a', by: 'model', split: '', filter: '', figure: 'bars', rate: 'gold' };
  saveFigureView(db, { name: 'f', choice: { ...choice, figure: 'bars', rate: 'gold' } }, AT);
  const { drawing, table } = figure([row(['none'])]);
  publishFigureView(db, 'f', { at: AT, drawing, table });
  saveView(db, { name: 'v', filter: 'model:m-1', sort: { column: 'key', descending: false }, columns: ['title'] });
  chooseInference(db, { target: 'model', clusters: null });
  keepDraft(db, 'r1', 'note', '"half a sentence"');
}

function packet(db: Db): void {
  const key = packetKey(db, newKey);
  const { id, name, synthetic } = studyIdentity(db);
  const entry: PacketEntry = {
    what: 'made',
    file: 'ada.tspacket',
    seat: 1,
    return_key: publicHalf(newKey()),
    return_secret: null,
    manifest: {
      kind: 'work',
      id: randomUUID(),
      study: { id, name },
      queue: 'q',
      rater: 'Ada',
      made_at: AT,
      transcripts: 2,
      bytes: 1,
      sha256: 'a'.repeat(64),
      encrypted: false,
      public_key: publicHalf(key),
      synthetic,
    },
  };
  logPacket(db, entry);
}

/** Makes the study. Every table has a row except `dispute_stale`, which is empty while no dispute needs an update. */
export function fullStudy(): TestStudy {
  const study = freshStudy();
  const { db } = study;
  const ids = transcripts(db);
  for (const [id, name] of [
    ['r1', 'Ada'],
    ['r2', 'Bo'],
  ] as const)
    joinRater(db, { id, name });
  const cuts = [0, 1, 2, 3, 4].map((level) => ({ from: level, level }));
  saveMapping(db, { grader: 'a', score_dimension: 'harm', dimension: 'harm', cuts, words: {} });
  queue(db);
  population(db);
  decisions(db, ids);
  chosen(db);
  packet(db);
  // a long original is stored in several rows
  db.prepare(
    "insert into original (transcript, digest, deflated, metadata) select 1, digest || '/0', ?, 'null' from original where transcript = 1",
  ).run(deflateSync('further'));
  return study;
}
