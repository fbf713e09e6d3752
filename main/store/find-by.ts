// Finds the transcripts that an id means (our id, its beginning, or the producer's id), or a facet's value.
import { TouchstoneError } from '../../contract/errors.ts';
import { isFirstClass } from './facets.ts';
import { sql, type Sql } from './sql.ts';
import { statement, type Db } from './connection.ts';

interface Named {
  key: number;
  id: string;
  source_id: string;
}

const MOST = 6;
const byId = statement<Named>(`
  select key, id, source_id from transcript where id >= @id and id < @id || 'g' order by id limit ${MOST}`);
const bySource = statement<Named>(
  `select key, id, source_id from transcript where source_id = ? order by key limit ${MOST}`,
);
const byFacet = statement<number>(
  'select transcript from facet where name = @name and (value = @text or value = @number) limit 2',
);
const byColumn = {
  scenario: statement<number>('select key from transcript where scenario = @text limit 2'),
  model: statement<number>('select key from transcript where model = @text limit 2'),
  arm: statement<number>('select key from transcript where arm = @text limit 2'),
  checkpoint: statement<number>('select key from transcript where checkpoint in (@text, @number) limit 2'),
};

const WHOLE = /^[0-9a-f]{64}$/;
const BEGINNING = /^[0-9a-f]{1,64}$/;
/** Minimum length of an id's beginning in a table made elsewhere: no id of a producer matches it by chance. */
const LEAST_IN_TABLES = 8;

/** At most two transcripts that have this value in a facet. */
export function transcriptsByFacet(db: Db, name: string, value: string): number[] {
  const number = value.trim() === '' || !Number.isFinite(Number(value)) ? null : Number(value);
  const given = { name, text: value, number };
  return isFirstClass(name) ? byColumn[name](db).pluck().all({ text: value, number }) : byFacet(db).pluck().all(given);
}

/**
 * The transcripts with this id, a few at most: our whole id, otherwise the producer's id, otherwise the beginning of
 * ours.
 */
function named(db: Db, id: string): Named[] {
  if (WHOLE.test(id)) {
    const whole = byId(db).all({ id });
    if (whole.length > 0) return whole;
  }
  const produced = id === '' ? [] : bySource(db).all(id);
  return produced.length > 0 || !BEGINNING.test(id) ? produced : byId(db).all({ id });
}

/**
 * At most two transcripts that a cell of a table means: by our id or at least eight digits of it, or by the producer's.
 */
export const transcriptsById = (db: Db, id: string): number[] =>
  named(db, id)
    .filter(({ source_id }) => source_id === id || id.length >= LEAST_IN_TABLES)
    .slice(0, 2)
    .map(({ key }) => key);

/**
 * The key of the transcript that a person means: by our id, the producer's id, or the beginning of ours. Throws
 * `not_found` if there is none, or more than one.
 */
export function transcriptKey(db: Db, id: string): number {
  const found = named(db, id);
  const [one, ...more] = found;
  if (one === undefined)
    throw new TouchstoneError(
      'not_found',
      'There is no such transcript',
      id === '' ? 'an empty id' : id,
      'Look it up in the Library',
    );
  if (more.length === 0) return one.key;
  const produced = one.source_id === id;
  const others = found.slice(0, MOST - 1).map((each) => each.id.slice(0, produced ? 12 : id.length + 8));
  const what = produced
    ? 'More than one transcript has this source id'
    : 'More than one transcript has an id with this beginning';
  const todo = produced ? 'Give the id of one of them' : 'Give more characters of the id';
  throw new TouchstoneError(
    'not_found',
    what,
    `${id}: ${others.join(', ')}${found.length === MOST ? ', …' : ''}`,
    todo,
  );
}

/** SQL for "has this id", over a transcript row called `t`: the beginning of our id, or the producer's id. */
export const ofId = (id: string): Sql =>
  BEGINNING.test(id) ? sql`((t.id >= ${id} and t.id < ${`${id}g`}) or t.source_id = ${id})` : sql`t.source_id = ${id}`;
