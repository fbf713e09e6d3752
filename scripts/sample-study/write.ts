// Writes the sample study as a study file, through the rooms that any import and any label uses.
import { rmSync } from 'node:fs';
import {
  addEntries,
  addTranscript,
  adjudicate,
  beginImport,
  createStudy,
  closeStudy,
  drawnTranscripts,
  finishImport,
  joinRater,
  makeQueue,
  record,
  refreshAllDisputes,
  saveFigureView,
  transcriptKey,
  writing,
  type Db,
} from '../../main/store/index.ts';
import { transcriptId } from '../../main/store/identity.ts';
import { defaultRubric, shippedRubric } from '../../main/work/rubric/index.ts';
import { applyRule } from '../../main/work/adjudication/index.ts';
import { checkCitations, decideDisputes } from '../../main/work/disputes/index.ts';
import { setMapping } from '../../main/work/mapping/index.ts';
import { sample } from '../../main/work/sample/index.ts';
import { ADJUDICATOR, decisions, RULED_AT } from './adjudicator.ts';
import { figures } from './figures.ts';
import { auditEntries } from './auditor.ts';
import { generate, type Generated } from './generate.ts';
import { labelEvents, sampleRaters, type Labelled } from './raters.ts';
import { random } from './random.ts';

/** Numbers of transcripts: labelled by the three raters, and left for the user who opens the study. */
const LABELLED = 150;
const PRACTICE = 40;

/** The time at which the first of the figures was saved. */
const FIGURES_FROM = Date.parse('2026-09-22T10:00:00.000Z');

function addAll(db: Db, all: readonly Generated[]): void {
  const run = beginImport(db);
  writing(db, () => {
    for (const { transcript } of all) {
      const added = addTranscript(db, run, transcript, {
        path: 'sample-study',
        place: transcript.source_id,
        format: 'sample-study',
        file_sha256: '',
      });
      if (added !== 'added') throw new Error(`${transcript.source_id} is a copy of another transcript`);
    }
  });
  finishImport(db, run);
}

/** The seed of the queue that the three raters labelled, from which a top-up continues. */
const SEED = 2026;

/** Draws the queue of the three raters like any queue. The other transcripts, in random order, are for practice. */
function draw(db: Db, all: readonly Generated[]): { sampled: Generated[]; others: Generated[] } {
  const wish = {
    queue: 'three raters',
    filter: '',
    rater: null,
    n: LABELLED,
    design: { kind: 'random' },
    seed: SEED,
    overlap: 3,
  } as const;
  sample(db, { ...wish, blind: true, top_up: false, hidden: { repeats: 0, checks: 0 } });
  const drawn = drawnTranscripts(db);
  const isDrawn = ({ transcript }: Generated): boolean => drawn.has(transcriptKey(db, transcriptId(transcript)));
  const shuffled = random('sample').shuffled(all);
  return { sampled: shuffled.filter(isDrawn), others: shuffled.filter((one) => !isDrawn(one)) };
}

/** Makes both queues. The one for practice comes first, because it is the one that opens. */
function queues(db: Db, all: readonly Generated[]): Generated[] {
  makeQueue(db, { name: 'practice', blind: true, design: `simple random, ${PRACTICE} of ${all.length}` }, []);
  const { sampled, others } = draw(db, all);
  addEntries(
    db,
    'practice',
    others.slice(0, PRACTICE).map(({ transcript }) => ({
      key: transcriptKey(db, transcriptId(transcript)),
      probability: PRACTICE / all.length,
    })),
  );
  return sampled;
}

/**
 * The mappings of the graders. weigher-2 gives 2.2 points per level, so each cut is half-way between two levels;
 * sieve-1 only gives whether there was an event. weigher-2 scores reasoning by the rubric's own levels.
 */
function readGraders(db: Db): void {
  const weigher = [1, 2.1, 4.3, 6.5, 8.7].map((from, level) => ({ from, level }));
  const sieve = [
    { from: 0, level: 0 },
    { from: 0.5, level: 3 },
  ];
  for (const dimension of ['harm', 'blackmail']) {
    setMapping(db, { grader: 'weigher-2', score_dimension: 'harm', dimension, cuts: weigher, words: {} });
    setMapping(db, { grader: 'sieve-1', score_dimension: 'misaligned', dimension, cuts: sieve, words: {} });
  }
  const reasoning = [1, 2, 3, 4, 5].map((level) => ({ from: level, level }));
  setMapping(db, {
    grader: 'weigher-2',
    score_dimension: 'reasoning',
    dimension: 'reasoning_quality',
    cuts: reasoning,
    words: {},
  });
}

const toLabel = ({ transcript, marks, truth }: Generated): Labelled => ({
  id: transcriptId(transcript),
  scenario: String(transcript.facets['scenario']),
  messages: transcript.messages,
  marks,
  truth,
});

function label(db: Db, name: string, labelled: readonly Labelled[]): void {
  const rubric = defaultRubric();
  for (const rater of sampleRaters()) {
    joinRater(db, rater);
    writing(db, () =>
      labelEvents(rubric, name, random('reading order', rater.name).shuffled(labelled), rater).forEach((events) =>
        record(db, events),
      ),
    );
  }
}

async function settle(db: Db, labelled: readonly Labelled[]): Promise<void> {
  joinRater(db, ADJUDICATOR);
  await applyRule(db, { rule: 'unanimous', rater: ADJUDICATOR.id, at: RULED_AT });
  adjudicate(db, decisions(db, defaultRubric(), labelled));
}

/** Makes the study at `path`, replacing a file there. Returns the number of its transcripts. */
export async function writeSampleStudy(path: string): Promise<number> {
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
  const all = generate();
  const db = createStudy(path, { name: 'Sample study', ...shippedRubric(), synthetic: true }, { durability: 'normal' });
  addAll(db, all);
  const sampled = queues(db, all);
  readGraders(db);
  const labelled = sampled.map(toLabel);
  label(db, 'three raters', labelled);
  await settle(db, labelled);
  await checkCitations(db);
  refreshAllDisputes(db);
  decideDisputes(db, auditEntries(db, defaultRubric().version));
  figures().forEach((view, minute) => saveFigureView(db, view, new Date(FIGURES_FROM + minute * 60_000).toISOString()));
  db.exec('analyze');
  closeStudy(db);
  return all.length;
}
