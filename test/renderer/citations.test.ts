// The quotes in what a grader cites, in whatever shape it was written.
import { expect, test } from 'vitest';
import { quotesIn } from '../../renderer/label/citations.ts';

test('quotes are found however deep, and each once', () => {
  const cited = [
    {
      description: 'threat',
      parts: [
        { message_id: 'm1', quoted_text: ' cancel it ' },
        { message_id: 'm2', quoted_text: 'or else' },
      ],
    },
    { quote: 'or else' },
    { index: 3, text: '' },
  ];
  expect(quotesIn(cited)).toEqual(['cancel it', 'or else']);
  expect(quotesIn(null)).toEqual([]);
  expect(quotesIn('plain')).toEqual([]);
});
