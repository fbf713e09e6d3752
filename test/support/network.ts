// Records the network calls of a program and all its processes with strace, and finds those that could reach another
// machine.
import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Stops only at network calls, so all other calls run at full speed. `-D`: the program stays our own child process. */
const STRACE = ['strace', '-D', '-f', '--seccomp-bpf', '-e', 'trace=network', '-e', 'signal=none', '-s', '0'];

/** The reason why network calls cannot be recorded here; null if they can. */
export function whyNoRecord(): string | null {
  if (process.platform !== 'linux') return 'only Linux has strace';
  const { error, status } = spawnSync('strace', [
    '-f',
    '--seccomp-bpf',
    '-e',
    'trace=network',
    '-o',
    '/dev/null',
    'true',
  ]);
  if (error !== undefined) return 'strace is not installed (apt-get install strace)';
  return status === 0 ? null : 'this machine does not let programs be traced';
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Writes a script in `folder` that runs the program and records it into `record`; returns the script's path. */
export function recorded(program: string, folder: string, record: string): string {
  const path = join(folder, 'recorded');
  writeFileSync(path, `#!/bin/sh\nexec ${[...STRACE, '-o', record, '--', program].map(quoted).join(' ')} "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Whether the record is complete: its last line must report that the program itself has ended. */
export const isWhole = (record: string): boolean => {
  const [pid] = /^\d+/.exec(record) ?? [];
  return pid !== undefined && new RegExp(`^${pid} +\\+\\+\\+ (exited|killed)`, 'm').test(record);
};

/**
 * Sockets between processes of this machine, and questions to the kernel about its devices: no data leaves through
 * them.
 */
const INSIDE = /^(socket|socketpair)\((AF_UNIX|AF_NETLINK)\b/;
/** An address of a family that can reach another machine. */
const OUTWARD = /sa_family=(?!AF_UNIX|AF_NETLINK|AF_UNSPEC)\w+/;
const CALL = /^\d+ +(\w+)\((.*)/;

/**
 * The calls of a record that can reach another machine: each that connects or sends to an address, or makes a socket
 * that could. With `attached`, a test controls the program through a port that only listens on the loopback device, so
 * a socket alone and a bind to that device are not counted.
 */
export function callsOut(record: string, attached: boolean): string[] {
  return record.split('\n').filter((line) => {
    const [, name = '', inside = ''] = CALL.exec(line) ?? [];
    if (name === 'socket') return !attached && !INSIDE.test(`${name}(${inside}`);
    if (name === 'bind') return OUTWARD.test(inside) && !(attached && inside.includes('inet_addr("127.0.0.1")'));
    return ['connect', 'sendto', 'sendmsg', 'sendmmsg'].includes(name) && OUTWARD.test(inside);
  });
}
