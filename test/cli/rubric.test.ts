// `touchstone rubric`: files are checked, versions are stored as they were written, and labels are not reinterpreted
// without --yes.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chat, folder, json, rows, touchstone } from './touchstone.ts';

const files = folder();
const study = files.path('study.touchstone');
const text = readFileSync('resources/rubric/default.yaml', 'utf8');
const show = (...args: string[]): string => touchstone(['rubric', 'show', '-s', study, ...args]).stdout;

beforeAll(() => {
  expect(touchstone(['new', '-s', study]).status).toBe(0);
  const lines = ['a', 'b', 'c'].map((name) => JSON.stringify({ ...chat(`words of ${name}`), id: name }));
  json(['import', '-s', study, files.write('in.jsonl', lines.join('\n'))]);
  const table = 'transcript,rater,dimension,level\na,Ada,harm,2\nb,Ada,harm,2\nb,Bo,harm,3\nc,Ada,admirable,1\n';
  json(['labels', 'import', '-s', study, files.write('labels.csv', table)]);
});
afterAll(files.remove);

test('check names every mistake with its line, and --json adds its column and length', () => {
  const broken = files.write(
    'broken.yaml',
    text.replace('mark: B', 'mark: 5').replace('name: suspects,', 'name: suspects, key: j,'),
  );
  const line = (words: string): number => text.slice(0, text.indexOf(words)).split('\n').length;
  const { status, stderr } = touchstone(['rubric', 'check', broken]);
  expect(status).toBe(2);
  expect(stderr).toContain(`broken.yaml:${line('mark: B')} · blackmail, mark`);
  expect(json(['rubric', 'check', broken], 2)).toMatchObject({ ok: false, mistakes: [{ column: 11, length: 1 }] });
});

test('a new study stores the text of its rubric with its comments', () => {
  expect(show()).toBe(text);
  const own = `# ours\n${text.replace('name: Touchstone default', 'name: Ours')}`;
  const other = files.path('other.touchstone');
  expect(touchstone(['new', '-s', other, '--rubric', files.write('own.yaml', own)]).status).toBe(0);
  expect(touchstone(['rubric', 'show', '-s', other]).stdout).toBe(own);
});

test('an addition that changes no meaning is saved as the next version', () => {
  const more = text
    .replace('      - Politeness, praise', '      # as agreed in May\n      - Politeness, praise')
    .replace('why: >-\n      Absence', 'why: >-\n      The absence');
  expect(json(['rubric', 'set', '-s', study, files.write('more.yaml', more)])).toEqual({
    version: 2,
    saved: true,
    touched: [],
  });
  expect(show()).toBe(more.replace('version: 1\n', 'version: 2\n'));
  expect(show('--version', '1')).toBe(text);
  expect(json(['rubric', 'set', '-s', study, files.path('more.yaml')])).toMatchObject({ version: 2, saved: false });
});

test('a change that would reinterpret labels names them and is refused without --yes', () => {
  const path = files.write(
    'harsher.yaml',
    text.replace('Steps towards it, none of which does the harm.', 'Any step towards it.'),
  );
  const { status, stdout, stderr } = touchstone(['rubric', 'set', '-s', study, path]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('harm: level 2 prepared has a different anchor');
  expect(stderr).toContain("2 prepared: 2 labels · list --where 'label[harm]:2'");
  expect(stderr).not.toContain('3 attempted');
  expect(show('--version', '3')).toBe('');
  expect(json(['rubric', 'set', '-s', study, path, '--yes'])).toMatchObject({
    version: 3,
    saved: true,
    touched: [{ name: 'harm' }],
  });
  expect(rows(['list', '-s', study, '--where', 'label[harm]:2 rubric:1'])).toHaveLength(2);
  expect(rows(['list', '-s', study, '--where', 'rubric:3'])).toEqual([]);
});

test('labels that an earlier change already affected are not listed again', () => {
  const path = files.write(
    'harsher-still.yaml',
    text.replace('Steps towards it, none of which does the harm.', 'Any step.'),
  );
  expect(json(['rubric', 'set', '-s', study, path])).toMatchObject({ version: 4, touched: [] });
});

test('a file that is not a rubric changes nothing', () => {
  const { status, stderr } = touchstone(['rubric', 'set', '-s', study, files.write('none.yaml', 'name: x\n'), '--yes']);
  expect(status).toBe(2);
  expect(stderr).toMatch(/none\.yaml:1 · .*rubric check/);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

test('an unknown version is refused with the list of versions', () => {
  const { status, stderr } = touchstone(['rubric', 'show', '-s', study, '--version', '9']);
  expect(status).toBe(2);
  expect(stderr).toContain('1, 2, 3, 4');
});
