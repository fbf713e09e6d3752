// Hostile files from strangers, in which every name and field is hostile: conversations, a table, a population,
// packets, and a study that was changed by hand.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  closeStudy,
  createStudy,
  currentRubric,
  joinRater,
  keepBackup,
  openStudy,
  queues,
  record,
  rows,
  filteredTranscripts,
  type Db,
} from '../../main/store/index.ts';
import { shippedRubric } from '../../main/work/rubric/index.ts';
import { json } from '../cli/touchstone.ts';
import { answered, labelEvent, submitted } from '../support/labels.ts';
import { forge } from '../support/hostile/forge.ts';
import { PAYLOADS } from './payloads.ts';
import { DIMENSION, fillHostile, NAMES } from './study.ts';

/** Markup that runs code wherever a name is inserted as markup. */
export const RUNS = '<img src=x onerror=globalThis.owned=1>';

/** A text as part of a file name, without the characters that the system does not allow there. */
const inName = (text: string): string =>
  text.replaceAll(process.platform === 'win32' ? /[<>:"/\\|?*]/g : /\//g, '-').slice(0, 60);

const NAMED = inName(RUNS);
/** Short texts that no spreadsheet and no engine trims, so that columns can be found by name again. */
const COLUMNS = NAMES.filter((name) => name === name.trim() && !/[\p{C},"]/u.test(name));
const text = (n: number): string => PAYLOADS[n % PAYLOADS.length]?.text ?? '';
const short = (n: number): string => NAMES[n % NAMES.length] ?? '';
const column = (n: number): string => COLUMNS[n % COLUMNS.length] ?? '';

/** A column of the population that the test chooses as a facet. */
export const HOSTILE_FACET = column(3);
const CELLS = 12;

/** Makes the study of `fillHostile` under a hostile name, with an automatic backup; returns its path. */
export async function hostileStudy(folder: string): Promise<string> {
  const path = join(folder, `${NAMED}.touchstone`);
  const db = createStudy(path, { name: RUNS, ...shippedRubric() });
  fillHostile(db);
  await keepBackup(db, 'merge');
  closeStudy(db);
  return path;
}

const lines = (records: readonly object[]): string => records.map((one) => `${JSON.stringify(one)}\n`).join('');

/** Writes a file of conversations with hostile fields beside them, and a file that is broken in a hostile way. */
export function hostileImports(folder: string): { conversations: string; broken: string } {
  const path = join(folder, `imports ${NAMED}`);
  mkdirSync(path);
  const conversation = (n: number): object => ({
    id: short(n * 3),
    messages: [
      { role: 'user', content: text(n), [column(n + 40)]: text(n + 1) },
      { role: 'assistant', content: text(n + 2), name: short(n) },
    ],
    ...Object.fromEntries(Array.from({ length: 8 }, (_, at) => [column(at), at < 4 ? n : short(n + at)])),
    human_label: [RUNS, short(1)][n % 2],
    [column(50)]: { [column(51)]: text(n) },
  });
  const [conversations, broken] = [join(path, `${NAMED}.jsonl`), join(path, `broken ${NAMED}.json`)];
  writeFileSync(conversations, lines(Array.from({ length: 6 }, (_, n) => conversation(n))));
  writeFileSync(broken, `{"messages": [${RUNS}`);
  return { conversations, broken };
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/**
 * Writes a table of scores with hostile ids, states and graders: every row is rejected with a message that quotes it.
 */
export function hostileTable(folder: string): string {
  const path = join(folder, `table ${NAMED}.csv`);
  const head = ['id', 'grader', 'dimension', 'value', 'state', column(7)];
  const row = (n: number): string[] => [short(n), column(n), column(n + 1), text(n).slice(0, 200), short(n), text(n)];
  const all = [head, ...Array.from({ length: 40 }, (_, n) => row(n))];
  writeFileSync(path, all.map((cells) => `${cells.map(quoted).join(',')}\n`).join(''));
  return path;
}

/** Writes the units of a population whose columns and values are hostile; returns the path. */
export function hostilePopulation(folder: string): string {
  const path = join(folder, `population ${NAMED}.jsonl`);
  const unit = (n: number): object => ({
    id: `${n} ${column(n)}`,
    model: short(n % CELLS),
    [HOSTILE_FACET]: column(n % 3),
    [column(9)]: n % 4,
    messages: [{ role: 'user', content: text(n) }],
  });
  writeFileSync(path, lines(Array.from({ length: 60 }, (_, n) => unit(n))));
  return path;
}

const first = (db: Db): string =>
  rows(db, filteredTranscripts(db, '', { column: 'key', descending: false }, null), null)[0]?.id ?? '';

/** Makes a work packet of a hostile queue for a hostile rater, and two return packets that contradict each other. */
export function hostilePackets(folder: string, path: string): { work: string; back: string[] } {
  const owner = openStudy(path);
  const queue = queues(owner, '')[1]?.name ?? '';
  closeStudy(owner);
  const work = join(folder, `work ${NAMED}.tspacket`);
  json(['packet', 'make', '-s', path, '--queue', queue, '--rater', RUNS, '-o', work]);
  const back: string[] = [];
  for (const level of [0, 2]) {
    const study = join(folder, `rater ${level}.touchstone`);
    json(['packet', 'open', work, '-o', study]);
    const db = openStudy(study);
    joinRater(db, { id: 'hostile', name: RUNS });
    const own = { rater: 'hostile', queue, rubric: currentRubric(db).version };
    record(
      db,
      [answered(DIMENSION, level), submitted].map((change) => labelEvent(first(db), change, own)),
    );
    closeStudy(db);
    const packet = join(folder, `back ${level} ${NAMED}.tspacket`);
    json(['packet', 'return', '-s', study, '-o', packet]);
    back.push(packet);
  }
  return { work, back };
}

/** Adds to the study a trigger with a hostile name, and rows with hostile texts that no clean study accepts. */
export function buildInto(path: string): void {
  forge(path, (db) => {
    db.exec(`create trigger "${RUNS.replaceAll('"', '""')}" after insert on label_event begin delete from gold; end`);
    db.prepare("insert into facet (transcript, name, value) values (900, ?, 'x')").run(RUNS);
    db.prepare('update view set sort = ? where name = (select min(name) from view)').run(RUNS);
  });
}
