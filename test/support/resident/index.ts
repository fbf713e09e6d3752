// Runs command lines for tests that are not about processes: one after the other in a process that stays alive, since
// starting Node with the program takes longer than most commands.
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { Ended, type Bounds, type Order } from './messages.ts';

export type { Bounds, Ended } from './messages.ts';

/** The flags and environment with which Node is started. */
export interface Start {
  flags: readonly string[];
  env: NodeJS.ProcessEnv;
}

/** A process that runs command lines. It starts with the first one, and again after a command line that ended it. */
export class Resident {
  private readonly port: MessagePort;
  private readonly answered = new Int32Array(new SharedArrayBuffer(4));

  constructor({ flags, env }: Start, bounds: Bounds = {}) {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    const thread = new Worker(new URL('thread.ts', import.meta.url), {
      workerData: { port: port2, answered: this.answered, flags, env: { ...env }, bounds },
      transferList: [port2],
      execArgv: [],
    });
    thread.unref();
  }

  /** Runs the program of this entry and waits for its end. */
  run(order: Order): Ended {
    this.port.postMessage(order);
    Atomics.wait(this.answered, 0, 0);
    Atomics.store(this.answered, 0, 0);
    return Ended.parse(receiveMessageOnPort(this.port)?.message);
  }
}
