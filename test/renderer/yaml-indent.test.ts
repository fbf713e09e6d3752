// The indentation after Enter in the text of a rubric.
import { expect, test } from 'vitest';
import { indentAfter } from '../../renderer/rubric/yaml-indent.ts';

test.each([
  ['', 0],
  ['name: x', 0],
  ['dimensions:', 2],
  ['  - name: effort', 4],
  ['  - name:', 4],
  ['    levels:', 6],
  ['      - value: 0', 8],
  ['    why: >', 6],
  ['      some words of the text', 6],
  ['    rules:', 6],
  ['      - "a rule"', 6],
  ['  - levels:', 6],
  ['    title: Effort', 4],
])('after %j', (line, spaces) => expect(indentAfter(line)).toBe(spaces));
