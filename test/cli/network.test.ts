// The command line makes no network call in the kernel's record of system calls, and the record shows the calls of
// programs that make some.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callsOut, isWhole, recorded, whyNoRecord } from '../support/network.ts';
import { PROGRAM } from '../../scripts/support/command-line.ts';
import { chat, ENVIRONMENT, folder, NODE } from './touchstone.ts';

const why = whyNoRecord();
const files = folder();
afterAll(files.remove);

/** Runs Node with these arguments and returns the record of its network calls once it is complete. */
async function recordOf(args: readonly string[]): Promise<string> {
  const place = files.path(`run-${performance.now()}`);
  mkdirSync(place);
  const record = `${place}/record`;
  const { status, stderr } = spawnSync(recorded(NODE, place, record), args, { encoding: 'utf8', env: ENVIRONMENT });
  expect({ args, status, stderr: status === 0 ? '' : stderr }).toEqual({ args, status: 0, stderr: '' });
  await expect.poll(() => isWhole(readFileSync(record, 'utf8'))).toBe(true);
  return readFileSync(record, 'utf8');
}

describe.skipIf(why !== null)(`under strace${why === null ? '' : `, skipped: ${why}`}`, () => {
  const study = files.path('s.touchstone');
  beforeAll(() => {
    files.write('chat.json', JSON.stringify(chat('see https://away.invalid/page and ![](https://away.invalid/x.png)')));
  });

  test.each([
    ['import', '-s', study, files.path('chat.json')],
    ['export', '-s', study, '--what', 'transcripts', '--as', 'csv', '-o', files.path('out.csv')],
    ['report', '-s', study, '-o', files.path('report.html')],
    ['verify', '-s', study],
    ['rates', '-s', resolve('resources/sample-study/sample.touchstone'), '--dimension', 'harm', '--by', 'model'],
  ])('%s', async (...args) => {
    expect(callsOut(await recordOf([...PROGRAM, ...args]), false)).toEqual([]);
  });

  test.each([
    ['a name that is looked up', `require('dns').resolve4('away.invalid', () => process.exit(0))`],
    ['a datagram', `require('dgram').createSocket('udp4').send('x', 9, '127.0.0.1', () => process.exit(0))`],
    ['a connection', `require('net').connect(9, '127.0.0.1').on('error', () => process.exit(0))`],
    ['an open door', `require('net').createServer().listen(0, () => process.exit(0))`],
  ])('the record shows %s', async (_, script) => {
    expect(callsOut(await recordOf(['-e', script]), false)).not.toEqual([]);
  });
});

test('calls to network addresses count, and those to local sockets do not', () => {
  const lines = [
    '7 socket(AF_UNIX, SOCK_STREAM, 0) = 3',
    '7 connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X1"}, 20) = 0',
    '7 socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) = 4',
    '7 sendto(4, [{nlmsg_len=17}, {ifa_family=AF_UNSPEC, ...}], 17, 0, {sa_family=AF_NETLINK}, 12) = 17',
    '7 recvfrom(4, [{ifa_family=AF_INET, inet_addr("192.0.2.2")}], 8192, 0, NULL, NULL) = 396',
  ];
  const out = [
    '7 connect(5, {sa_family=AF_INET6, sin6_port=htons(443), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr)}, 28) = 0',
    '7 sendto(6, ""..., 30, 0, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.1")}, 16) = 30',
    '7 sendmmsg(6, [{msg_hdr={msg_name={sa_family=AF_INET, sin_port=htons(53)}}}], 2, 0 <unfinished ...>',
  ];
  const attached = [
    '7 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 9',
    '7 bind(9, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr("127.0.0.1")}, 16) = 0',
  ];
  const all = [...lines, ...out, ...attached].join('\n');
  expect(callsOut(all, true)).toEqual(out);
  expect(callsOut(all, false)).toEqual([...out, ...attached]);
});
