// Inspect logs as zip archives (.eval), complete or cut off by a crash.
import type { Json } from '../../../contract/transcript.ts';
import type { ReadItem } from '../importer.ts';
import { isObject } from '../read/lenient-json.ts';
import { valueOf } from '../read/piece.ts';
import { emptyShelf } from '../read/shelf.ts';
import type { Source } from '../read/source.ts';
import { Unreadable, reasonOf } from '../read/unreadable.ts';
import { openZip, type Archive, type Member } from '../read/zip.ts';
import { assembled, originalOf, type ReadPiece } from './chunked.ts';
import { Header } from './header.ts';
import { readSample } from './sample.ts';

/** The members that make up one sample: one, or a shell with its chunks. */
interface Bundle {
  name: string;
  chunked: boolean;
  members: Member[];
}

const SHELL = '/sample.json';

/**
 * The samples of an archive, in its order. The id of a sample may contain any character, including a slash: chunks are
 * found by their shell.
 */
function bundles(members: ReadonlyMap<string, Member>): Bundle[] {
  const found = new Map<string, Bundle>();
  for (const [name] of members) {
    if (name.startsWith('samples/') && name.endsWith(SHELL)) {
      const folder = name.slice(0, 1 - SHELL.length);
      found.set(folder, { name: folder, chunked: true, members: [] });
    }
  }
  for (const [name, member] of members) {
    if (!name.startsWith('samples/') || !name.endsWith('.json')) continue;
    const folder = [...folders(name)].find((each) => found.has(each));
    if (folder !== undefined) found.get(folder)?.members.push(member);
    else found.set(name, { name, chunked: false, members: [member] });
  }
  return [...found.values()];
}

function* folders(name: string): Generator<string> {
  for (let at = name.indexOf('/', 'samples/'.length); at >= 0; at = name.indexOf('/', at + 1))
    yield name.slice(0, at + 1);
}

async function headerOf(archive: Archive): Promise<Header> {
  const member = archive.members.get('header.json') ?? archive.members.get('_journal/start.json');
  if (member === undefined)
    throw new Unreadable(
      'a zip archive that is not an Inspect log: it has neither header.json nor _journal/start.json',
    );
  return Header.parse(valueOf(await archive.read(member)).value);
}

async function readBundle(archive: Archive, header: Header, bundle: Bundle): Promise<ReadItem> {
  const { name, chunked, members } = bundle;
  const where = `member ${name}`;
  emptyShelf();
  try {
    const { sample, original } = chunked ? await fromPieces(archive, bundle) : await fromOne(archive, members[0]);
    if (!isObject(sample)) throw new Unreadable('it is not a sample');
    return { kind: 'found', transcript: readSample(header, sample, original), where, record: sample };
  } catch (error) {
    return { kind: 'rejected', where, reason: reasonOf(error) };
  }
}

interface Read {
  sample: Json;
  original: string;
}

async function fromOne(archive: Archive, member: Member | undefined): Promise<Read> {
  if (member === undefined) throw new Unreadable('it is not a sample');
  const { value: sample, text: original } = valueOf(await archive.read(member));
  return { sample, original };
}

async function fromPieces(archive: Archive, { name, members }: Bundle): Promise<Read> {
  const pieces = new Map<string, ReadPiece>();
  for (const member of members) pieces.set(member.name.slice(name.length), valueOf(await archive.read(member)));
  return { sample: assembled(pieces), original: originalOf(pieces) };
}

/** The samples of an .eval file. Throws Unreadable if the archive cannot be opened or is not a log. */
export async function* readArchive(source: Source): AsyncGenerator<ReadItem> {
  if (source.path === null)
    throw new Unreadable(
      'an Inspect log can be read only from a file, not from a stream or from inside another archive',
    );
  const archive = await openZip(source.path);
  try {
    const header = await headerOf(archive);
    let bytes = 0;
    const all = bundles(archive.members);
    for (const bundle of all) {
      source.signal?.throwIfAborted();
      const found = await readBundle(archive, header, bundle);
      bytes += bundle.members.reduce((sum, { packed }) => sum + packed, 0);
      source.done(bytes);
      yield found;
    }
    source.done(archive.size);
    if (all.length === 0)
      yield {
        kind: 'rejected',
        where: '',
        reason: `an Inspect log without samples (status ${header.status ?? 'started'})`,
      };
  } finally {
    archive.close();
  }
}
