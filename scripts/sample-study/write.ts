// Writes the sample study as a study file, through the same rooms that any import and any label goes through.
import { rmSync } from 'node:fs';
import {
  addTranscript,
  adjudicate,
  beginImport,
  createStudy,
  closeStudy,
  finishImport,
  joinRater,
  makeQueue,
  record,
  transcriptKey,
  writing,
  type Db,
} from '../../main/store/index.ts';
import { transcriptId } from '../../main/store/identity.ts';
import { defaultRubric, shippedRubric } from '../../main/work/rubric.ts';
import { applyRule } from '../../main/work/adjudicate.ts';
import { ADJUDICATOR, decisions, RULED_AT } from './adjudicator.ts';
import { generate, type Generated } from './generate.ts';
import { labelEvents, sampleRaters, type Labelled } from './raters.ts';
import { random } from './random.ts';

/** How many transcripts the three raters have labelled, and how many wait for whoever opens the study. */
const LABELLED = 150;
const PRACTICE = 40;

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

function queue(db: Db, name: string, chosen: readonly string[], all: number): void {
  makeQueue(
    db,
    { name, blind: true, design: `simple random, ${chosen.length} of ${all}` },
    chosen.map((id) => ({ key: transcriptKey(db, id), probability: chosen.length / all })),
  );
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
      labelEvents(rubric, name, random('reading order', rater.name).shuffled(labelled), rater).forEach((events) => record(db, events)),
    );
  }
}

async function settle(db: Db, labelled: readonly Labelled[]): Promise<void> {
  joinRater(db, ADJUDICATOR);
  await applyRule(db, { rule: 'unanimous', rater: ADJUDICATOR.id, at: RULED_AT });
  adjudicate(db, decisions(db, defaultRubric(), labelled));
}

/** Makes the study at `path`; what was there before is replaced. Returns how many transcripts it holds. */
export async function writeSampleStudy(path: string): Promise<number> {
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
  const all = generate();
  const db = createStudy(path, { name: 'Sample study', ...shippedRubric(), synthetic: true }, { durability: 'normal' });
  addAll(db, all);
  const drawn = random('sample').shuffled(all);
  const sampled = drawn.slice(0, LABELLED);
  const ids = (some: readonly Generated[]): string[] => some.map(({ transcript }) => transcriptId(transcript));
  queue(db, 'practice', ids(drawn.slice(LABELLED, LABELLED + PRACTICE)), all.length);
  queue(db, 'three raters', ids(sampled), all.length);
  const labelled = sampled.map(toLabel);
  label(db, 'three raters', labelled);
  await settle(db, labelled);
  db.exec('analyze');
  closeStudy(db);
  return all.length;
}
