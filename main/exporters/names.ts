// File names from names in a study: none is a path, and no two are equal.
import { createHash } from 'node:crypto';

/** File systems end a name at 255 bytes. */
const LONGEST = 160;

const escaped = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

const encoded = (text: string): string => encodeURIComponent(text).replaceAll(/[!'()*~]/g, escaped);

/**
 * Percent-encoded, as partitions of Hive are: letters, digits, `-`, `_` and inner dots stay. A name that is too long is
 * cut and ends with a part of its hash.
 */
export function fileName(text: string): string {
  const sound = Buffer.from(text, 'utf8').toString('utf8');
  const name = encoded(sound).replaceAll(/^\.+|\.+$/g, (dots) => escaped('.').repeat(dots.length));
  if (name.length <= LONGEST) return name;
  let cut = '';
  for (const char of sound) {
    if (cut.length + encoded(char).length > LONGEST) break;
    cut += encoded(char);
  }
  return `${cut}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}

/** Hive's word for a value that is missing. */
const MISSING = '__HIVE_DEFAULT_PARTITION__';

/** The folder of a partition, `facet=value` a level. */
export const partition = (values: readonly (readonly [facet: string, value: string | null])[]): string =>
  values.map(([facet, value]) => `${facet}=${value === null || value === '' ? MISSING : fileName(value)}`).join('/');

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
