// The ports to the store and jobs processes: open calls, and what to do when a process ends.
import { z } from 'zod';
import type { Announcement } from '../../contract/events.ts';
import { rebuilt, TouchstoneError } from '../../contract/errors.ts';
import { ToWindow, type Dropped } from '../../contract/wire.ts';

export type Process = 'store' | 'jobs';

const FromMain = z.object({
  /**
   * `coming`: the process starts for a study that is being opened, and calls wait for it; `stopped`: the process ended
   * and another one will replace it; `gone`: the process ended and will not be replaced.
   */
  touchstone: z.enum(['port', 'coming', 'stopped', 'gone']),
  process: z.enum(['store', 'jobs']),
});

interface Open {
  name: string;
  input: unknown;
  /** Whether the call is sent again to the next process if this one ends before it answers. */
  again: boolean;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

interface Line {
  port: MessagePort | null;
  /** The process has ended and is not replaced: calls are refused until another port arrives. */
  gone: boolean;
  /** Whether the next port makes earlier answers stale: there was a port before, or calls were refused. */
  known: boolean;
  /** Open calls by id, in the order in which they were made. */
  open: Map<number, Open>;
  /** Calls that wait for a port. */
  waiting: Set<() => void>;
}

const lines: Record<Process, Line> = {
  store: { port: null, gone: false, known: false, open: new Map(), waiting: new Set() },
  jobs: { port: null, gone: false, known: false, open: new Map(), waiting: new Set() },
};
const announcementListeners = new Set<(announcement: Announcement) => void>();
const returnListeners = new Set<() => void>();
let lastId = 0;

/** Listens to the processes' announcements; returns the function that stops it. */
export function onAnnouncement(listener: (announcement: Announcement) => void): () => void {
  announcementListeners.add(listener);
  return () => void announcementListeners.delete(listener);
}

/** Announces a change that was made through the main process, which announces nothing itself. */
export function announceHere(announcement: Announcement): void {
  for (const listener of announcementListeners) listener(announcement);
}

/** Listens for a process that returns with a new port, after which earlier answers may be stale. */
export function onReturn(listener: () => void): () => void {
  returnListeners.add(listener);
  return () => void returnListeners.delete(listener);
}

interface Sending {
  /** The call may be sent again to the process that replaces one that ended. */
  again: boolean;
  /** When it is aborted, the call rejects, and the process learns that nobody waits for the answer and may stop. */
  signal?: AbortSignal | undefined;
}

/** Sends a call to a process, waiting for the process if it is starting. Rejects with TouchstoneError. */
export function ask(process: Process, name: string, input: unknown, { again, signal }: Sending): Promise<unknown> {
  const line = lines[process];
  if (line.gone) return Promise.reject(stopped(name));
  return new Promise((resolve, reject) => {
    lastId += 1;
    const id = lastId;
    line.open.set(id, { name, input, again, resolve, reject });
    line.port?.postMessage({ id, name, input });
    signal?.addEventListener('abort', () => {
      if (line.open.has(id)) line.port?.postMessage({ dropped: id } satisfies Dropped);
    });
  });
}

/** Resolves once main has started the process and its port is on the way. */
export function present(process: Process): Promise<void> {
  const line = lines[process];
  if (line.port !== null && !line.gone) return Promise.resolve();
  return new Promise((resolve) => line.waiting.add(resolve));
}

function stopped(name: string): TouchstoneError {
  return new TouchstoneError(
    'stopped',
    'The process of Touchstone that does this has stopped.',
    name,
    'Try again in a moment.',
  );
}

function receive(line: Line, data: unknown): void {
  const message = ToWindow.parse(data);
  if ('event' in message) {
    announceHere(message);
    return;
  }
  const asked = line.open.get(message.id);
  if (asked === undefined) return;
  line.open.delete(message.id);
  if ('problem' in message) asked.reject(rebuilt(message.problem));
  else asked.resolve(message.value);
}

/**
 * Drops the port of a process that ended: calls that cannot be sent again fail now, the others wait for the next port.
 */
function hangUp(line: Line): void {
  // Without a port, the open calls were made while no process ran. They wait for the next one.
  if (line.port === null && !line.gone) return;
  line.port?.close();
  line.port = null;
  for (const [id, asked] of line.open) {
    if (asked.again && !line.gone) continue;
    line.open.delete(id);
    asked.reject(stopped(asked.name));
  }
}

function pickUp(line: Line, port: MessagePort): void {
  hangUp(line);
  line.gone = false;
  line.port = port;
  port.addEventListener('message', (event) => receive(line, event.data));
  port.start();
  for (const [id, asked] of line.open) port.postMessage({ id, name: asked.name, input: asked.input });
  for (const tell of line.waiting) tell();
  line.waiting.clear();
  if (line.known) for (const listener of returnListeners) listener();
  line.known = true;
}

/** Starts listening for ports and asks for them; called once, before the first call. */
export function connect(): void {
  window.addEventListener('message', (event) => {
    if (event.source !== window || event.origin !== window.origin) return;
    const message = FromMain.safeParse(event.data);
    if (!message.success) return;
    const line = lines[message.data.process];
    const [port] = event.ports;
    if (message.data.touchstone === 'port') {
      if (port !== undefined) pickUp(line, port);
      return;
    }
    line.gone = message.data.touchstone === 'gone';
    // calls may be refused until the next port arrives
    if (line.gone) line.known = true;
    // if a store process starts too, its own port triggers reading everything again
    if (message.data.touchstone === 'coming' && line === lines.jobs && !lines.store.gone) line.known = false;
    hangUp(line);
  });
  window.touchstone.connect();
}
