// A file must have the schema that the migrations make, however the study came to its form.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FORM } from '../../main/store/migrate.ts';
import { fingerprint, foreignParts, schemaOf, TODAY } from '../../main/store/schema.ts';
import { freshStudy, type TestStudy } from '../support/study.ts';

let study: TestStudy;
beforeEach(() => void (study = freshStudy()));
afterEach(() => study.remove());

test('a new study has the schema whose hash is TODAY (after adding a form, put the new hash there)', () => {
  expect(fingerprint(study.db)).toBe(TODAY);
});

test('the migrations give the same schema in memory, so a foreign view is found', () => {
  study.db.exec('create view more as select 1');
  expect(foreignParts(study.db, FORM)).toEqual(['view more']);
  expect(schemaOf(FORM).columns.size).toBeGreaterThan(schemaOf(1).columns.size);
});

test('tables of ANALYZE, and comments, case and white space in SQL, are not foreign parts', () => {
  study.db.exec('analyze');
  expect(foreignParts(study.db, FORM)).toEqual([]);
  study.db.exec('drop trigger audit_keep');
  study.db.exec(
    `create trigger audit_keep before delete -- as before
     ON  audit begin SELECT raise(abort, 'audit is append-only'); end`,
  );
  expect(foreignParts(study.db, FORM)).toEqual([]);
});

test.each([
  ['create trigger steal after insert on label_event begin delete from gold; end', 'trigger steal'],
  ['create index fast on transcript (characters)', 'index fast'],
  ['create table more (x)', 'table more'],
  ['alter table score add column sum real as (value + 1)', 'table score (changed)'],
  ['drop trigger audit_keep', 'no trigger audit_keep'],
  [
    "drop trigger audit_keep; create trigger audit_keep before delete on audit begin select 'append-only'; end",
    'trigger audit_keep (changed)',
  ],
])('the foreign part is named after: %s', (sql, named) => {
  study.db.exec(sql);
  expect(foreignParts(study.db, FORM)).toEqual([named]);
});
