// Transcripts of Touchstone's own export are the same after they are imported again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Message } from '../../contract/transcript.ts';
import { transcriptId } from '../../main/store/identity.ts';
import { allMessages, filteredTranscripts } from '../../main/store/index.ts';
import { runExport } from '../../main/work/export/index.ts';
import { freshStudy, put, score, transcript } from '../support/study.ts';
import { folder, given } from './support.ts';

const words = fc.string({ maxLength: 12 });
const block: fc.Arbitrary<Block> = fc.oneof(
  words.map((text): Block => ({ type: 'text', text })),
  fc.record({ text: words, redacted: fc.boolean() }).map((rest): Block => ({ type: 'reasoning', ...rest })),
  fc.record({ call_id: words, name: words, text: words }).map((rest): Block => ({ type: 'tool_call', ...rest })),
  fc
    .record({ call_id: words, name: words, text: words, is_error: fc.boolean() })
    .map((rest): Block => ({ type: 'tool_result', ...rest })),
  words.map((text): Block => ({ type: 'image', data: null, text })),
);
const maybe = fc.option(fc.string({ minLength: 1, maxLength: 5 }));
const message: fc.Arbitrary<Message> = fc.record({
  role: fc.constantFrom('system', 'user', 'assistant', 'tool'),
  name: maybe,
  model: maybe,
  at: fc.constantFrom(null, '2026-01-01T00:00:00Z'),
  branch: fc.constantFrom('', 'branch 1'),
  prefilled: fc.boolean(),
  blocks: fc.array(block, { maxLength: 4 }),
});

test('a transcript of any shape is the same after export and import', async () => {
  const files = folder();
  const study = freshStudy();
  try {
    const all = fc.sample(fc.array(message, { minLength: 1, maxLength: 6 }), { numRuns: 60, seed: 7 });
    const made = all.map((messages, n) =>
      transcript(`t ${n}`, {
        messages,
        source_id: `s-${n}`,
        facets: { model: 'm', seed: n },
        scores: [score('g', 'd', n)],
        metadata: { note: n },
      }),
    );
    put(study.db, ...made);
    await runExport(study.db, { what: 'transcripts', as: 'jsonl', filter: '' }, files.path('out.jsonl'));
    const { found } = await given(files.path('out.jsonl'));
    expect(new Set(found.map(({ format }) => format))).toEqual(new Set(['touchstone']));
    expect(found.map((each) => transcriptId(each.transcript))).toEqual(made.map((each) => transcriptId(each)));
    expect(found.map((each) => each.transcript.messages)).toEqual(
      filteredTranscripts(study.db, '', { column: 'key', descending: false }, null).map((key) =>
        allMessages(study.db, key),
      ),
    );
    expect(found[5]?.transcript).toMatchObject({
      title: 't 5',
      facets: { model: 'm', seed: 5 },
      metadata: { note: 5 },
      scores: [{ grader: 'g', value: 5 }],
    });
  } finally {
    study.remove();
    files.remove();
  }
});
