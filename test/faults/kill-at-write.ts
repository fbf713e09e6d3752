// Loaded into a process before its program (kill-import.test.ts, kills.ts): reports the first write to a study on
// descriptor 3, and kills the process with SIGKILL before the write with the number KILL_AT_WRITE.
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { connect } from '../../main/store/connection.ts';

const last = Number(process.env['KILL_AT_WRITE'] ?? Infinity);
let count = 0;

function writes(): void {
  count += 1;
  if (count === 1) writeSync(3, 'first\n');
  if (count === last) process.kill(process.pid, 'SIGKILL');
}

/** Makes every call of this method count as a write first; calls of statements that only read are not counted. */
function watched(of: object, method: string): void {
  const real: unknown = Reflect.get(of, method);
  if (typeof real !== 'function') throw new Error(`better-sqlite3 has no ${method}`);
  Reflect.set(of, method, function told(this: { readonly?: boolean }, ...args: unknown[]): unknown {
    if (this.readonly !== true || method === 'exec') writes();
    return Reflect.apply(real, this, args);
  });
}

// the thread that reads inputs loads this module too, but opens no study
if (isMainThread) {
  // statements are watched on the prototype of the binding that the program uses: another binding has another prototype
  const memory = connect(':memory:', { fileMustExist: false, timeout: 0 });
  const statements: unknown = Object.getPrototypeOf(memory.prepare('select 1'));
  memory.close();
  if (typeof statements !== 'object' || statements === null) throw new Error('better-sqlite3 has other statements');
  for (const method of ['run', 'get', 'all', 'iterate']) watched(statements, method);
  watched(Database.prototype, 'exec');
  process.on('exit', () => writeSync(3, `${count}\n`));
}
