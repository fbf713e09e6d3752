// File names from names in a study: none is a path, and no two are equal.
import { createHash } from 'node:crypto';

/** File systems end a name at 255 bytes. */
const LONGEST = 160;

const escaped = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

const encoded = (text: string): string => encodeURIComponent(text).replaceAll(/[!'()*~]/g, escaped);

/**
 * The name of a text, in the characters that `encode` leaves; one that is too long is cut and ends with a part of its
 * hash.
 */
function nameIn(encode: (text: string) => string, text: string): string {
  const sound = Buffer.from(text, 'utf8').toString('utf8');
  const name = encode(sound).replaceAll(/^\.+|\.+$/g, (dots) => escaped('.').repeat(dots.length));
  if (Buffer.byteLength(name) <= LONGEST) return name;
  let cut = '';
  for (const char of sound) {
    if (Buffer.byteLength(cut + encode(char)) > LONGEST) break;
    cut += encode(char);
  }
  return `${cut}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}

/** Percent-encoded: ASCII letters, digits, `-`, `_` and inner dots stay. */
const fileName = (text: string): string => nameIn(encoded, text);

/** Hive's word for a value that is missing. */
const MISSING = '__HIVE_DEFAULT_PARTITION__';

// Spark decodes each %XX as one character, so letters beyond ASCII stand as they are, as Hive writes them
const inFolder = (text: string): string => text.replaceAll(/[^\w.\-\u0080-\u{10FFFF}]/gu, escaped);

/** Every byte by its code: reads as the same text, and differs where capitals do not count. */
const inCodes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1').replaceAll(/[^]/g, escaped);

/**
 * How one facet's values name folders: `facet=value`, and no two alike where capitals and accents' forms do not count.
 */
function folderNames(facet: string): (value: string | null) => string {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  return (value) => {
    if (value === null || value === '') return `${facet}=${MISSING}`;
    const known = names.get(value);
    if (known !== undefined) return known;
    const alike = (name: string): string => name.normalize('NFC').toLowerCase();
    const plain = `${facet}=${nameIn(inFolder, value)}`;
    const name = taken.has(alike(plain)) || value === MISSING ? `${facet}=${nameIn(inCodes, value)}` : plain;
    names.set(value, name);
    taken.add(alike(name));
    return name;
  };
}

/** The folders of partitions by these facets, `facet=value` a level, as Hive names them. */
export function partitions(facets: readonly string[]): (values: readonly (string | null)[]) => string {
  const levels = facets.map(folderNames);
  return (values) => levels.map((level, at) => level(values[at] ?? null)).join('/');
}

/** A different file name for each, also on file systems that ignore case. */
export function fileNames(texts: readonly string[]): string[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    const plain = text === '' ? 'unnamed' : fileName(text);
    let name = plain;
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${plain}-${count}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
