// What the kernel saw of a program's network: a record of its network calls by strace, with those of all its processes,
// and what in such a record reaches beyond this machine's own programs.
import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Only network calls are stopped at; all others run as fast as ever. `-D`: the program stays our own child. */
const STRACE = ['strace', '-D', '-f', '--seccomp-bpf', '-e', 'trace=network', '-e', 'signal=none', '-s', '0'];

/** Why there can be no record here; null where there can. */
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

/** Writes a program that runs the given one and records it; returns its path. `folder` is the caller's. */
export function recorded(program: string, folder: string, record: string): string {
  const path = join(folder, 'recorded');
  writeFileSync(path, `#!/bin/sh\nexec ${[...STRACE, '-o', record, '--', program].map(quoted).join(' ')} "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Whether the program has ended, so that the record is whole: its own end is the last thing in it. */
export const isWhole = (record: string): boolean => {
  const [pid] = /^\d+/.exec(record) ?? [];
  return pid !== undefined && new RegExp(`^${pid} +\\+\\+\\+ (exited|killed)`, 'm').test(record);
};

/** Between processes of this machine, and questions to the kernel about its own devices: nothing leaves by these. */
const INSIDE = /^(socket|socketpair)\((AF_UNIX|AF_NETLINK)\b/;
/** The family of an address that a call names. */
const OUTWARD = /sa_family=(?!AF_UNIX|AF_NETLINK|AF_UNSPEC)\w+/;
const CALL = /^\d+ +(\w+)\((.*)/;

/**
 * The calls of a record that reach out: each that connects or sends to an address, or makes a socket that could. With
 * `attached`, a test holds on to the program through its own port, which only listens on the loopback device: then a
 * socket alone is none of ours, and neither is a bind to that device.
 */
export function callsOut(record: string, attached: boolean): string[] {
  return record.split('\n').filter((line) => {
    const [, name = '', inside = ''] = CALL.exec(line) ?? [];
    if (name === 'socket') return !attached && !INSIDE.test(`${name}(${inside}`);
    if (name === 'bind') return OUTWARD.test(inside) && !(attached && inside.includes('inet_addr("127.0.0.1")'));
    return ['connect', 'sendto', 'sendmsg', 'sendmmsg'].includes(name) && OUTWARD.test(inside);
  });
}
