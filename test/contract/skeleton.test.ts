// The skeleton of a transcript can be split into parts that together equal the whole.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { skeletonMessages, skeletonOf, skeletonPart } from '../../contract/skeleton.ts';
import { Role, type Block, type Message } from '../../contract/transcript.ts';

const word = fc.constantFrom('', 'a', 'b', 'long name');
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), text: fc.string() }),
  fc.record({ type: fc.constant('tool_call' as const), name: word, call_id: word, text: fc.string() }),
);
const message: fc.Arbitrary<Message> = fc.record({
  role: fc.constantFrom(...Role.options),
  name: fc.option(word.filter((text) => text !== '')),
  model: fc.option(word.filter((text) => text !== '')),
  at: fc.option(fc.constant('2026-01-01T00:00:00Z')),
  branch: word,
  prefilled: fc.boolean(),
  blocks: fc.array(block, { maxLength: 3 }),
});

test('parts contain the same messages as the whole, and each has only the strings that it needs', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 12 }), fc.nat(12), (messages, cut) => {
      const whole = skeletonOf(messages);
      const parts = [skeletonPart(whole, 0, cut), skeletonPart(whole, cut, Infinity)];
      expect(parts.flatMap(skeletonMessages)).toEqual(skeletonMessages(whole));
      expect(parts[0]).toEqual(skeletonOf(messages.slice(0, cut)));
    }),
  );
});
