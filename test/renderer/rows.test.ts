// Each row of a transcript has a unique key, which stays the same if another block is opened.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { skeletonMessages, skeletonOf } from '../../contract/skeleton.ts';
import type { Block } from '../../contract/transcript.ts';
import { NO_FOLDS, opened } from '../../renderer/transcript/folds.ts';
import { blockKeys, rowsOf } from '../../renderer/transcript/rows.ts';

const block: fc.Arbitrary<Block> = fc
  .record({ type: fc.constantFrom('text' as const, 'reasoning' as const), lines: fc.nat(300) })
  .map(({ type, lines }) =>
    type === 'text' ? { type, text: 'line\n'.repeat(lines) } : { type, text: 'line\n'.repeat(lines), redacted: false },
  );
const transcript = fc
  .array(fc.record({ branch: fc.constantFrom('', 'branch 1'), blocks: fc.array(block, { maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((list) =>
    skeletonMessages(
      skeletonOf(
        list.map((each) => ({ role: 'assistant', name: null, model: null, at: null, prefilled: false, ...each })),
      ),
    ),
  );

test('keys are unique, and opening a block keeps the keys of other messages', () => {
  fc.assert(
    fc.property(transcript, fc.nat(7), fc.nat(3), (skeleton, message, at) => {
      const before = rowsOf(skeleton, NO_FOLDS);
      const after = rowsOf(skeleton, opened(NO_FOLDS, { skeleton }, message, at));
      for (const rows of [before, after]) expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
      const others = (rows: typeof before): number[] =>
        rows.filter((row) => row.message !== message).map(({ key }) => key);
      expect(others(after)).toEqual(others(before));
      const own = after.flatMap((row) =>
        row.kind === 'piece' && row.message === message && row.block === at ? [row.key] : [],
      );
      expect(blockKeys(skeleton, message, at)).toEqual(expect.arrayContaining(own));
    }),
  );
});
