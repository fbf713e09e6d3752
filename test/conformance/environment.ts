// The environments of receivers: one Python environment for each list of requirements, stored in .conformance by the
// hash of the list.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, step } from '../../scripts/support/shell.ts';
import { ended } from './process.ts';

const CACHE = join(root, '.conformance');
/** A file that marks an environment with all its packages; an interrupted installation does not have it. */
const WHOLE = 'whole';

const windows = process.platform === 'win32';
const python = windows ? 'python' : 'python3';

/** A receiver cannot be installed on this machine, which is not a fault of the program. */
export class NotReached extends Error {}

const listFile = (list: string): string => join(root, 'test', 'conformance', 'requirements', `${list}.txt`);
const pythonOf = (place: string): string => join(place, windows ? 'Scripts/python.exe' : 'bin/python');

/** The version of a package that a list pins. */
export function pinned(list: string, name: string): string {
  const found = readFileSync(listFile(list), 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`${name}==`));
  if (found === undefined) throw new Error(`${listFile(list)} does not pin ${name}`);
  return found.slice(name.length + 2).replace(/[ ;\\].*/, '');
}

let reached: Promise<string | null> | null = null;

/** The reason why packages cannot be downloaded; null if they can. PyPI is asked only once. */
function outOfReach(anyPython: string): Promise<string | null> {
  reached ??= ended(anyPython, ['-m', 'pip', 'index', 'versions', 'pip', '--retries', '1', '--timeout', '15']).then(
    ({ status }) => (status === 0 ? null : 'PyPI does not answer'),
  );
  return reached;
}

// messages of pip if the network fails; a wrong hash has another message
const OF_NETWORK = new RegExp(
  [
    'Timeout|timed out|NewConnectionError|ConnectionError|ConnectionReset|ProtocolError|IncompleteRead',
    'incomplete-download|name resolution|Name or service not known|SSLError|ProxyError|No route to host',
    String.raw`\b(?:5\d\d Server|429 Client) Error`,
  ].join('|'),
);
const OF_HASHES = /DO NOT MATCH THE HASHES|--require-hashes/;

/** Whether an installation failed because of the network, which is not a fault of the program. */
export const isOfNetwork = (said: string): boolean => OF_NETWORK.test(said) && !OF_HASHES.test(said);

const lastLine = (said: string): string => said.trimEnd().split('\n').at(-1) ?? '';

async function install(list: string, place: string): Promise<void> {
  const version = await ended(python, ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))']).catch(() => null);
  if (version?.status !== 0) throw new NotReached('Python 3.11 or newer is not there');
  mkdirSync(CACHE, { recursive: true });
  const made = await ended(python, ['-m', 'venv', '--clear', place]);
  if (made.status !== 0)
    throw new NotReached('python3 -m venv does not work (on Debian: apt-get install python3-venv)');
  const reason = await outOfReach(pythonOf(place));
  if (reason !== null) throw new NotReached(reason);
  const wanted = ['install', '--quiet', '--disable-pip-version-check', '--require-hashes', '-r', listFile(list)];
  const { status, said } = await ended(pythonOf(place), ['-m', 'pip', ...wanted]);
  if (status !== 0 && isOfNetwork(said)) throw new NotReached(`PyPI broke off: ${lastLine(said)}`);
  if (status !== 0) throw new Error(`the packages of ${list}.txt cannot be installed:\n${said.trimEnd()}`);
  writeFileSync(join(place, WHOLE), '');
}

/** Removes environments that were installed from earlier versions of the list. */
function removeOthers(list: string, place: string): void {
  for (const name of readdirSync(CACHE))
    if (name.slice(0, -17) === list && join(CACHE, name) !== place) rmSync(join(CACHE, name), { recursive: true });
}

/**
 * The Python with the packages of a list, which are installed if they are missing. Throws `NotReached` if that is
 * impossible.
 */
export async function environment(list: string): Promise<string> {
  const hash = createHash('sha256')
    .update(readFileSync(listFile(list)))
    .digest('hex')
    .slice(0, 16);
  const place = join(CACHE, `${list}-${hash}`);
  if (!existsSync(join(place, WHOLE))) {
    await step(`installed the packages of ${list}.txt`, () => install(list, place));
    removeOthers(list, place);
  }
  return pythonOf(place);
}
