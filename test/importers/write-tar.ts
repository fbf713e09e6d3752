// Writes tar archives for tests, with any names and kinds of members.

/** A member of an archive; type '0' is a file. */
export interface TarMember {
  name: string;
  text: string;
  type?: string;
}

function header(name: string, size: number, type: string): Buffer {
  const block = Buffer.alloc(512);
  block.write(name.slice(0, 100), 0);
  block.write('0000644\0', 100);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('        ', 148);
  block.write(type, 156);
  block.write('ustar\0', 257);
  block.write('00', 263);
  const sum = block.reduce((all, byte) => all + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);

/** A pax header, which can contain a name of any length and characters. */
function pax(name: string): Buffer {
  const body = ` path=${name}\n`;
  let length = Buffer.byteLength(body) + 1;
  while (String(length).length + Buffer.byteLength(body) !== length) length++;
  const record = Buffer.from(`${length}${body}`);
  return Buffer.concat([header('PaxHeader', record.length, 'x'), padded(record)]);
}

const isPlain = (name: string): boolean => /^[ -~]{1,99}$/.test(name);

/** An archive of these members; without the end mark if `ended` is false. */
export function tarOf(members: readonly TarMember[], ended = true): Buffer {
  const all = members.flatMap(({ name, text, type = '0' }) => [
    ...(isPlain(name) ? [] : [pax(name)]),
    header(isPlain(name) ? name : 'long', Buffer.byteLength(text), type),
    padded(Buffer.from(text)),
  ]);
  return Buffer.concat([...all, ...(ended ? [Buffer.alloc(1024)] : [])]);
}
