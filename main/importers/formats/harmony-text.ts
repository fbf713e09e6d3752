// Harmony conversations as the text that the model reads: <|start|>role<|channel|>...<|message|>...<|end|>.
import { openaiMessages } from '../chat/openai-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { headOf } from '../harmony/marks.ts';
import { harmonyMessage } from '../harmony/message.ts';
import { own, type FileImporter } from '../importer.ts';
import type { Json } from '../../../contract/transcript.ts';
import { decode, gathered } from '../read/text.ts';

const MARK = /^\s*<\|start\|>/;
const MESSAGE = /<\|start\|>([\s\S]*?)(?:<\|message\|>([\s\S]*?))?(?=<\|end\|>|<\|call\|>|<\|return\|>|<\|start\|>|$)/g;

export const importer: FileImporter = {
  reads: 'file',
  name: 'harmony-text',
  description: 'Harmony conversations (gpt-oss) as rendered text: analysis as reasoning, calls with their results.',
  detects: 'text that begins with <|start|>',
  fields: ['*'],
  detect: (sniff) => (sniff.kind === 'unreadable' && MARK.test(sniff.head) ? own('it begins with <|start|>') : null),
  async *read(source) {
    const text = decode(await gathered(source.chunks));
    const found = [...text.matchAll(MESSAGE)];
    // a last message without text only shows whose turn it was
    const wires: Json[] = found.map(([, head = '', words = '']) => harmonyMessage({ ...headOf(head), content: words }));
    const transcript = rowTranscript({}, [], openaiMessages(wires), text);
    yield { kind: 'found', transcript, where: '', record: null };
  },
};
