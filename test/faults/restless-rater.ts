// A rater who labels without a pause, in the store process as it ships, and says on stdout which events were
// acknowledged. Run by kill-labelling.test.ts, which kills it: node restless-rater.ts STUDY SEED
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Change, LabelEvent } from '../../contract/label.ts';
import { Reply, ToWindow } from '../../contract/wire.ts';
import { dice } from '../support/synthetic.ts';
import { labelEvent } from '../support/labels.ts';

const [path = '', seed = '0'] = process.argv.slice(2);
const roll = dice(Number(seed));

/** One end of what Electron puts between processes: what is posted here, the other end hears. */
class End extends EventEmitter {
  readonly #hear: (message: unknown) => void;
  constructor(hear: (message: unknown) => void) {
    super();
    this.#hear = hear;
  }
  postMessage(message: unknown): void {
    this.#hear(message);
  }
  start(): void {
    this.emit('started');
  }
}

const replies = new EventEmitter();
const window = new End((message) => {
  const heard = ToWindow.parse(message);
  if ('id' in heard) replies.emit('reply', heard);
});
const main = new End(() => undefined);
Reflect.set(process, 'parentPort', main);
await import(pathToFileURL(join(import.meta.dirname, '../../out/main/store.js')).href);

const tell = (message: object, ports: End[] = []): void => void main.emit('message', { data: message, ports });
let last = 0;

/** Asks the store process, as a window does. */
async function ask(name: string, input: unknown): Promise<unknown> {
  const id = (last += 1);
  const replied = once(replies, 'reply');
  window.emit('message', { data: { id, name, input } });
  const reply = Reply.parse((await replied)[0]);
  if (reply.id !== id || !('value' in reply)) throw new Error(JSON.stringify(reply));
  return reply.value;
}

function something(): Change {
  const dimension = roll.pick(['harm', 'admirable', 'blackmail']);
  const on = roll.whole(0, 1) === 1;
  const evidence = { id: randomUUID(), dimension, message: 0, block: 0, start: 0, end: 4, quote: 'words' };
  return roll.pick<Change>([
    { kind: 'answer', dimension, answer: { state: 'level', level: roll.whole(0, 3) } },
    { kind: 'note', dimension, text: 'typed '.repeat(roll.whole(1, 50)) },
    { kind: 'flag', flag: 'prefilled', on },
    { kind: 'evidence', evidence, on: true },
    { kind: 'later', on },
    { kind: 'second_pass', seconds: 1, coverage: 1 },
    { kind: 'submit', on, seconds: 1, coverage: 1 },
  ]);
}

tell({ kind: 'open', path, create: null });
tell({ kind: 'window' }, [window]);
const ids = z
  .array(z.object({ id: z.string() }))
  .parse(await ask('library.rows', { keys: [1, 2, 3, 4], filter: '', rater: null }));
for (;;) {
  const transcript = roll.pick(ids).id;
  const round = roll.pick<LabelEvent['round']>(['main', 'repeat']);
  const events = Array.from({ length: roll.whole(1, 3) }, () => labelEvent(transcript, something(), { round }));
  await ask('label.record', { events });
  writeSync(1, events.map((event) => `${event.id}\n`).join(''));
}
