// Every field of the filter language is defined once: the store filters by it, the search box offers it, and no facet
// can have its name.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canFilterBy } from '../../contract/filter/facet.ts';
import { fieldList } from '../../contract/filter/fields.ts';
import { filteredTranscripts } from '../../main/store/index.ts';
import { completionsFor, knownOf } from '../../renderer/library/completions.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
beforeAll(() => {
  study = freshStudy();
  put(study.db, transcript('one'));
});
afterAll(() => study.remove());

const known = knownOf({ facets: [], graders: [] }, [], { rubric: null, queues: [], raters: [] });
const offered = (draft: string): string[] => completionsFor(draft, draft.length, known).options.map(({ text }) => text);

test.each(fieldList.map((field) => [field.name, field] as const))('%s', (name, { values, example: [typed] }) => {
  expect(canFilterBy(name)).toBe(false);
  expect(offered(name.slice(0, -1))).toContain(`${name}:`);
  expect(typed.split(' ').some((word) => word.startsWith(name))).toBe(true);
  for (const value of Object.keys(values ?? { '1': '' })) {
    expect(() =>
      filteredTranscripts(study.db, `${name}:${value}`, { column: 'key', descending: false }, null),
    ).not.toThrow();
    if (values !== null) expect(offered(`${name}:${value.slice(0, -1)}`)).toContain(`${name}:${value}`);
  }
});
