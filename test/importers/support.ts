// Shared by the tests of importers: fixtures, temporary folders, and everything that an input gives.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { expect } from 'vitest';
import { NormalTranscript } from '../../contract/import.ts';
import { readFile, readStream, type ImportItem } from '../../main/importers/index.ts';

type Transcript = Extract<ImportItem, { kind: 'transcript' }>;
type Refused = Extract<ImportItem, { kind: 'rejected' }>;

/** The path of a file in test/fixtures/importers. */
export const fixture = (name: string): string => resolve('test/fixtures/importers', name);

/** The items of an input by kind; every transcript is checked against the contract. */
export interface Given {
  found: Transcript[];
  transcripts: NormalTranscript[];
  rejected: Refused[];
}

async function collected(items: AsyncIterable<ImportItem>): Promise<Given> {
  const all: ImportItem[] = [];
  for await (const item of items) all.push(item);
  const found = all.filter((item) => item.kind === 'transcript');
  for (const { transcript } of found) expect(NormalTranscript.safeParse(transcript).error).toBeUndefined();
  return {
    found,
    transcripts: found.map((item) => item.transcript),
    rejected: all.filter((item) => item.kind === 'rejected'),
  };
}

export const given = (path: string, options: Parameters<typeof readFile>[1] = {}): Promise<Given> =>
  collected(readFile(path, options));

/** Reads the bytes through a stream, in pieces of `size` bytes. */
export function streamed(bytes: Buffer | string, size = 7, name = 'stdin'): Promise<Given> {
  const all = Buffer.from(bytes);
  const pieces: Buffer[] = [];
  for (let at = 0; at < all.length; at += size) pieces.push(all.subarray(at, at + size));
  return collected(readStream(Readable.from(pieces), name));
}

/** A temporary folder for files that a test writes. */
export function folder(): {
  path: (name: string) => string;
  write: (name: string, content: string | Buffer) => string;
  remove: () => void;
} {
  const root = mkdtempSync(join(tmpdir(), 'touchstone-importers-'));
  const path = (name: string): string => join(root, name);
  const write = (name: string, content: string | Buffer): string => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
    return path(name);
  };
  return { path, write, remove: () => rmSync(root, { recursive: true }) };
}
