// From a label event to its durable record, in the store, compared with a bare commit of one row.
import { join } from 'node:path';
import type { LabelEvent } from '../../contract/label.ts';
import {
  closeStudy,
  joinRater,
  filteredTranscripts,
  openStudy,
  record,
  rows,
  type Db,
} from '../../main/store/index.ts';
import { importInto } from './cli.ts';
import { figure, median, quantile, type Bench, type Figure } from './figure.ts';
import { emptyStudy, inScratch, writeTranscripts } from './scratch.ts';
import { answered, labelEvent } from '../support/labels.ts';

const EVENTS = 200;
const WARM_UP = 20;
const TRANSCRIPTS = 20;
const RATER = 'r1';

const idsOf = (db: Db): string[] =>
  rows(db, filteredTranscripts(db, '', { column: 'key', descending: false }, null), null).map(({ id }) => id);

const event = (transcript: string, level: number): LabelEvent =>
  labelEvent(transcript, answered('harm', level), { rater: RATER });

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** A table with one column in its own file, which commits each row as safely as a study commits a label. */
function bareFile(path: string): { db: Db; insert: (text: string) => void } {
  const db = emptyStudy(path, 'full');
  db.exec('create table bare (key integer primary key, text text not null)');
  const statement = db.prepare('insert into bare (text) values (?)');
  return { db, insert: (text) => void statement.run(text) };
}

async function measure(folder: string): Promise<Figure[]> {
  const path = join(folder, 'study.touchstone');
  closeStudy(emptyStudy(path, 'full'));
  await importInto(path, [writeTranscripts(join(folder, 'input.jsonl'), TRANSCRIPTS, 10)], TRANSCRIPTS);
  const study = openStudy(path);
  joinRater(study, { id: RATER, name: 'Ada' });
  const ids = idsOf(study);
  const bare = bareFile(join(folder, 'bare.touchstone'));
  const ourTimes: number[] = [];
  const bareTimes: number[] = [];
  for (let n = 0; n < WARM_UP + EVENTS; n += 1) {
    const one = event(ids[n % ids.length] ?? '', n % 5);
    const text = JSON.stringify(one);
    const took = milliseconds(() => record(study, [one]));
    const least = milliseconds(() => bare.insert(text));
    if (n < WARM_UP) continue;
    ourTimes.push(took);
    bareTimes.push(least);
  }
  closeStudy(study);
  closeStudy(bare.db);
  const least = median(bareTimes);
  return [
    figure({
      name: 'label event to disk (median)',
      value: median(ourTimes),
      unit: 'ms',
      versus: `bare commit of one row, ${least.toPrecision(3)} ms`,
      ratio: median(ourTimes) / least,
      atMost: 3,
    }),
    figure({
      name: 'label event to disk (95 of 100 within)',
      value: quantile(ourTimes, 0.95),
      unit: 'ms',
      versus: `bare commit of one row, ${quantile(bareTimes, 0.95).toPrecision(3)} ms`,
      ratio: quantile(ourTimes, 0.95) / quantile(bareTimes, 0.95),
    }),
  ];
}

export const recording: Bench = {
  name: 'record',
  about: 'a label event to the disk, against a bare commit',
  run: () => inScratch(measure),
};
