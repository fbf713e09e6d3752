// The thread that works figures out, so that the process which reads the study can answer other calls meanwhile.
import { parentPort, Worker } from 'node:worker_threads';
import { TASKS, type TaskName } from './tasks.ts';

/** What the thread is told, and what it tells: the value, or why there is none. */
export interface Order {
  name: TaskName;
  given: unknown[];
}
export type Outcome<T> = { value: T } | { why: unknown };

// each task takes what in-thread.ts was given for it
type Task = { run(...given: unknown[]): unknown }['run'];
const tasks: Record<TaskName, Task> = TASKS;

parentPort?.on('message', ({ name, given }: Order) => {
  let outcome: Outcome<unknown>;
  try {
    outcome = { value: tasks[name](...given) };
  } catch (why) {
    outcome = { why };
  }
  parentPort?.postMessage(outcome);
});

/** Starts the thread. The bundler puts a function of its own in the place of this one. */
export default (): Worker => new Worker(new URL(import.meta.url));
