// Which transcripts a row of a table means: by id, by the producer's own id, or by a facet.
import { isFirstClass } from './facets.ts';
import { statement, type Db } from './connection.ts';

const byId = statement<number>("select key from transcript where id >= @id and id < @id || 'g' limit 2");
const bySource = statement<number>('select key from transcript where source_id = ? limit 2');
const byFacet = statement<number>('select transcript from facet where name = @name and (value = @text or value = @number) limit 2');
const byColumn = {
  scenario: statement<number>('select key from transcript where scenario = @text limit 2'),
  model: statement<number>('select key from transcript where model = @text limit 2'),
  arm: statement<number>('select key from transcript where arm = @text limit 2'),
  checkpoint: statement<number>('select key from transcript where checkpoint in (@text, @number) limit 2'),
};

/** As much of an id as nobody writes by chance. */
const ID_PREFIX = /^[0-9a-f]{8,64}$/;

/** At most two transcripts that have this value in a facet. */
export function keysByFacet(db: Db, name: string, value: string): number[] {
  const number = value.trim() === '' || !Number.isFinite(Number(value)) ? null : Number(value);
  const given = { name, text: value, number };
  return isFirstClass(name) ? byColumn[name](db).pluck().all({ text: value, number }) : byFacet(db).pluck().all(given);
}

/** At most two transcripts of this id: ours or the beginning of it, else the producer's. */
export function keysById(db: Db, id: string): number[] {
  const ours = ID_PREFIX.test(id) ? byId(db).pluck().all({ id }) : [];
  return ours.length > 0 ? ours : bySource(db).pluck().all(id);
}
