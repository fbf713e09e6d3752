// Changed keys: a press becomes a binding, and a key that is already used is reported.
import { afterEach, expect, test } from 'vitest';
import { bindingName, boundTo, collision, pressed, remap } from '../../renderer/keys/remap.ts';

const all = [
  { place: 'Label', keys: 'e', about: 'evidence' },
  { place: 'Label', keys: 'b', about: 'bookmark' },
  { place: 'Transcript', keys: 'g g', about: 'first message' },
  { place: 'Transcript', keys: 'Shift+J', about: 'next assistant message' },
];
const [evidence = { place: '', keys: '', about: '' }, bookmark = evidence] = all;
afterEach(() => remap({}));

test.each([
  ['e', 'evidence'],
  ['E', 'evidence'],
  ['g', 'first message'],
  ['g g', 'first message'],
  ['Shift+j', 'next assistant message'],
  ['b', null],
  ['q', null],
])('bookmark on %j collides with %j', (keys, about) => {
  expect(collision(bookmark, keys, all)?.about ?? null).toBe(about);
});

test('a changed binding frees its old key and takes the new one', () => {
  remap({ [bindingName('Label', 'e')]: 'q' });
  expect(boundTo('Label', 'e')).toBe('q');
  expect(collision(bookmark, 'e', all)).toBeNull();
  expect(collision(bookmark, 'q', all)).toBe(evidence);
});

const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
test.each([
  [{ ...bare, key: 'q' }, 'q'],
  [{ ...bare, key: 'Q', shiftKey: true }, 'Shift+Q'],
  [{ ...bare, key: '?', shiftKey: true }, '?'],
  [{ ...bare, key: 'k', ctrlKey: true }, '$mod+k'],
  [{ ...bare, key: 'F2' }, 'F2'],
  [{ ...bare, key: 'Shift', shiftKey: true }, null],
  [{ ...bare, key: ' ' }, null],
  [{ ...bare, key: '3' }, null],
  [{ ...bare, key: '@', ctrlKey: true, altKey: true }, null],
])('the binding of %j is %j', (event, keys) => expect(pressed(event)).toBe(keys));
