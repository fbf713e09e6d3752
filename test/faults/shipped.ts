// Runs a store or jobs process as it ships inside this process: sends it the messages of Electron's main process and
// the calls of a window. Used by restless.ts, which is killed.
import { EventEmitter, once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FromProcess, type ToProcess } from '../../contract/process.ts';
import { Reply, ToWindow } from '../../contract/wire.ts';

/** One end of a channel between processes, in place of Electron's: the other end receives the messages posted here. */
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

export interface Shipped {
  /** Sends a call and waits for its reply. */
  ask: (name: string, input: unknown) => Promise<unknown>;
  /** Tells the process which files a token allows it to read. */
  token: (token: string, paths: string[]) => void;
}

/** Opens the study at `path` in the process; `onDone` receives the progress of a job. */
export async function shipped(
  name: 'store' | 'jobs',
  path: string,
  onDone: (done: number) => void = () => undefined,
): Promise<Shipped> {
  const heard = new EventEmitter();
  const window = new End((message) => {
    const one = ToWindow.parse(message);
    if ('id' in one) heard.emit('reply', one);
    else if (one.event === 'progress') onDone(one.progress.done);
  });
  const main = new End((message) => heard.emit('main', FromProcess.parse(message)));
  const tell = (message: ToProcess, ports: End[] = []): void => void main.emit('message', { data: message, ports });
  Reflect.set(process, 'parentPort', main);
  await import(pathToFileURL(join(import.meta.dirname, `../../out/main/${name}.js`)).href);
  const opened = once(heard, 'main');
  tell({ kind: 'open', path, first: null });
  const answer = FromProcess.parse((await opened)[0]);
  if (answer.kind !== 'opened') throw new Error(JSON.stringify(answer));
  // stores the compile cache now: a killed process does not store it, so each new process would compile everything
  // again
  flushCompileCache();
  tell({ kind: 'window' }, [window]);
  let last = 0;
  return {
    token: (token, paths) => tell({ kind: 'token', token, paths, use: 'read' }),
    ask: async (call, input) => {
      const id = (last += 1);
      const replied = once(heard, 'reply');
      window.emit('message', { data: { id, name: call, input } });
      const reply = Reply.parse((await replied)[0]);
      if (reply.id !== id || !('value' in reply)) throw new Error(JSON.stringify(reply));
      return reply.value;
    },
  };
}
