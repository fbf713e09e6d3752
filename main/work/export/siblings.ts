// Which transcripts are siblings: of one task, under one title or with one opening, apart in model, arm, checkpoint or
// epoch. An example and what is judged by its help must never be siblings, so in doubt they are.
import { createHash } from 'node:crypto';
import type { Message } from '../../../contract/transcript.ts';
import { facetColumn, idColumn, messages, transcriptFacts, type Db } from '../../store/index.ts';

/** More messages than stand before an agent's first word. */
const OPENING = 40;

const hashOf = (...parts: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

/** Dates, counts and spaces do not tell one scenario from another. */
const plain = (text: string): string => text.toLowerCase().replaceAll(/\d+/g, '0').replaceAll(/\s+/g, ' ').trim();

/** What stands before the agent's first word: the scenario as the agent meets it. Null where the agent begins. */
function openingOf(all: readonly Message[]): string | null {
  const first = all.findIndex(({ role }) => role === 'assistant');
  const before = first < 0 ? all : all.slice(0, first);
  return before.length === 0
    ? null
    : `opening ${hashOf(before.map(({ role, blocks }) => [role, blocks.map(({ text }) => plain(text))]))}`;
}

/** Names joined wherever two of them are said of one transcript. */
class Families {
  readonly #above = new Map<string, string>();

  #top(name: string): string {
    let at = name;
    for (let up = this.#above.get(at); up !== undefined; up = this.#above.get(at)) at = up;
    return at;
  }

  /** The smallest name of the family stands for it; names of tasks are smaller than those of openings. */
  join(names: readonly string[]): void {
    const tops = names.map((name) => this.#top(name)).sort();
    const [least] = tops;
    for (const top of tops) if (least !== undefined && top !== least) this.#above.set(top, least);
  }

  of(name: string): string {
    return this.#top(name);
  }
}

/** For each transcript a word that it shares with its siblings among these, and with no other. */
export function siblingsOf(db: Db, keys: readonly number[]): Map<number, string> {
  const [ids, tasks, samples] = [idColumn(db), facetColumn(db, 'task'), facetColumn(db, 'sample')];
  const families = new Families();
  const names = new Map<number, string>();
  for (const key of keys) {
    const [task, sample] = [tasks.get(key), samples.get(key)];
    const ofTask = task === undefined || sample === undefined ? [] : [`a task ${hashOf(task, sample)}`];
    const about = transcriptFacts(db, key);
    const titled = about === undefined || about.title === '' ? [] : [`titled ${hashOf(about.scenario, about.title)}`];
    const opening = openingOf(messages(db, key, 0, OPENING)) ?? `itself ${hashOf(ids.get(key))}`;
    families.join([...ofTask, ...titled, opening]);
    names.set(key, opening);
  }
  return new Map([...names].map(([key, name]) => [key, hashOf(families.of(name))]));
}
