// Every field of the filter language is defined once: the store filters by it, the search box offers it, and no facet
// can have its name.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Rubric } from '../../contract/rubric.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { canFilterBy } from '../../contract/filter/facet.ts';
import { BRACKETED, fieldList } from '../../contract/filter/fields.ts';
import { filteredTranscripts } from '../../main/store/index.ts';
import { completionsFor, knownOf } from '../../renderer/library/completions.ts';
import { freshStudy, put, score, transcript, type TestStudy } from '../support/study.ts';

/** The default rubric with one more dimension, which is answered in text. */
const rubric = Rubric.parse({
  ...defaultRubric(),
  dimensions: [
    ...defaultRubric().dimensions,
    { name: 'words', title: 'Words', kind: 'text', mark: 'Wo', question: '?', why: '' },
  ],
});

let study: TestStudy;
beforeAll(() => {
  study = freshStudy(rubric);
  put(study.db, transcript('one', { scores: [score('judge', 'harm', 3)] }));
});
afterAll(() => study.remove());

const found = (filter: string): number[] =>
  filteredTranscripts(study.db, filter, { column: 'key', descending: false }, null);
const known = knownOf({ facets: [], graders: [{ grader: 'judge', dimension: 'harm' }] }, [], {
  rubric,
  queues: [],
  raters: [],
});
const offered = (draft: string): string[] => completionsFor(draft, draft.length, known).options.map(({ text }) => text);

test.each(fieldList.map((field) => [field.name, field] as const))(
  '%s',
  (name, { values, isOpen, example: [typed] }) => {
    expect(canFilterBy(name)).toBe(false);
    expect(offered(name.slice(0, -1))).toContain(`${name}:`);
    expect(typed.split(' ').some((word) => word.startsWith(name))).toBe(true);
    for (const value of [...Object.keys(values), ...(isOpen ? ['1'] : [])]) {
      expect(() =>
        filteredTranscripts(study.db, `${name}:${value}`, { column: 'key', descending: false }, null),
      ).not.toThrow();
      if (Object.hasOwn(values, value)) expect(offered(`${name}:${value.slice(0, -1)}`)).toContain(`${name}:${value}`);
    }
  },
);

test.each(fieldList.filter(({ isOpen }) => !isOpen).map(({ name, values }) => [name, values] as const))(
  '%s refuses other values, and names those it has',
  (name, values) => {
    for (const other of ['other', 'constructor'])
      expect(() => found(`${name}:${other}`)).toThrow(Object.keys(values).join(', '));
  },
);

test.each(
  Object.entries(BRACKETED).flatMap(([kind, { values }]) => Object.keys(values).map((value) => [kind, value] as const)),
)('%s[…]:%s is offered, and the store knows it', (kind, value) => {
  const field = kind === 'score' ? 'score[judge.harm]' : `${kind}[words]`;
  expect(offered(`${field}:${value.slice(0, -1)}`)).toContain(`${field}:${value}`);
  expect(() => found(`${field}:${value}`)).not.toThrow();
});
