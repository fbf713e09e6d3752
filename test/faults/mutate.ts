// Makes broken inputs from good ones, reproducibly from a seed: the ways in which disks, tools and attackers damage
// files.
import { gzipSync } from 'node:zlib';
import { zipOf } from '../importers/write-zip.ts';
import type { Dice } from '../support/synthetic.ts';

export interface Sample {
  name: string;
  bytes: Buffer;
}

type Mutation = (sample: Sample, roll: Dice) => Sample;

const at = (roll: Dice, length: number): number => roll.whole(0, Math.max(0, length - 1));
const named = ({ name }: Sample, bytes: Buffer | string): Sample => ({ name, bytes: Buffer.from(bytes) });
const spliced = (bytes: Buffer, from: number, to: number, piece: Buffer | string): Buffer =>
  Buffer.concat([bytes.subarray(0, from), Buffer.from(piece), bytes.subarray(to)]);

/** Inserts a piece at a random position, if possible after one of the characters that structure JSON. */
function inserted(sample: Sample, roll: Dice, piece: Buffer | string): Sample {
  const start = at(roll, sample.bytes.length);
  const place = sample.bytes.indexOf(roll.pick(['{', '[', ':', ',', '"']), start);
  const index = place < 0 ? start : place + 1;
  return named(sample, spliced(sample.bytes, index, index, piece));
}

const JUNK = [
  'null',
  'true',
  '[]',
  '{}',
  '0',
  '-1',
  '1e999',
  '-1e999',
  '123456789012345678901234567890',
  '0.1e-400',
  '"\\ud800"',
  '"\\udfff\\ud800"',
  '"\\u0000"',
  'NaN',
  '-Infinity',
  '"../../../../etc/passwd"',
  '"attachment://x"',
  '"data:text/html;base64,PHNjcmlwdD4="',
  '"<script>alert(1)</script>"',
  '[[[[]]]]',
  '{"role":{"role":1}}',
  '"__proto__"',
  '{"__proto__":{"polluted":1}}',
  '{"constructor":null,"toString":1}',
  '""',
];

/** Replaces a value of the JSON text by a value of another kind. */
const wrongType: Mutation = (sample, roll) => {
  const text = sample.bytes.toString('utf8');
  const values = [
    ...text
      .slice(0, 200_000)
      .matchAll(/(?<=[:,[]\s{0,40})(?:"(?:[^"\\]|\\.){0,2000}"|-?\d[\d.eE+-]*|true|false|null|\{\}|\[\])/g),
  ];
  if (values.length === 0) return named(sample, roll.pick(JUNK));
  const found = roll.pick(values);
  return named(sample, text.slice(0, found.index) + roll.pick(JUNK) + text.slice(found.index + found[0].length));
};

const flipped: Mutation = (sample, roll) => {
  const bytes = Buffer.from(sample.bytes);
  for (let n = roll.whole(1, 8); n > 0 && bytes.length > 0; n--) {
    const index = at(roll, bytes.length);
    bytes.writeUInt8(bytes.readUInt8(index) ^ (1 << roll.whole(0, 7)), index);
  }
  return named(sample, bytes);
};

const cut: Mutation = (sample, roll) => named(sample, sample.bytes.subarray(0, at(roll, sample.bytes.length)));
const beheaded: Mutation = (sample, roll) => named(sample, sample.bytes.subarray(at(roll, sample.bytes.length)));
const doubled: Mutation = (sample) => named(sample, Buffer.concat([sample.bytes, sample.bytes]));

const holed: Mutation = (sample, roll) => {
  const from = at(roll, sample.bytes.length);
  return named(sample, spliced(sample.bytes, from, Math.min(sample.bytes.length, from + roll.whole(1, 4000)), ''));
};

const nested: Mutation = (sample, roll) => {
  const depth = roll.pick([50, 600, 5000, 100_000]);
  const [open, close] = roll.pick([
    ['[', ']'],
    ['{"a":', '}'],
  ] as const);
  return inserted(sample, roll, open.repeat(depth) + roll.pick(['1', '']) + close.repeat(roll.pick([depth, 0])));
};

const doubleKeys: Mutation = (sample, roll) => {
  const keys = [
    ...sample.bytes
      .toString('utf8')
      .slice(0, 100_000)
      .matchAll(/"(\w+)"\s*:/g),
  ].map((match) => match[1] ?? '');
  const place = sample.bytes.indexOf('{', at(roll, sample.bytes.length)) + 1;
  return named(
    sample,
    spliced(sample.bytes, place, place, `"${keys.length === 0 ? 'role' : roll.pick(keys)}": ${roll.pick(JUNK)}, `),
  );
};

const broken: Mutation = (sample, roll) =>
  inserted(
    sample,
    roll,
    roll.pick([
      Buffer.from([0xff, 0xfe]),
      Buffer.from([0xc3]),
      Buffer.from([0xed, 0xa0, 0x80]),
      Buffer.from([0]),
      Buffer.from([0xf4, 0x90, 0x80, 0x80]),
    ]),
  );

const lines: Mutation = (sample, roll) =>
  named(sample, sample.bytes.toString('latin1').replaceAll('\n', roll.pick(['\r\n', '\r', '\n\n\n', '\u2028', ' '])));
const marked: Mutation = (sample, roll) =>
  named(sample, Buffer.concat([Buffer.from(roll.pick(['\ufeff', '\ufeff\ufeff', ' \n\t'])), sample.bytes]));
const wide: Mutation = (sample) =>
  named(sample, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(sample.bytes.toString('utf8'), 'utf16le')]));
const gigantic: Mutation = (sample, roll) => inserted(sample, roll, `"${'x'.repeat(roll.pick([100_000, 3_000_000]))}"`);
const packed: Mutation = (sample, roll) => {
  const whole = gzipSync(sample.bytes);
  return {
    name: `${sample.name}.gz`,
    bytes: roll.pick([
      whole,
      whole.subarray(0, at(roll, whole.length)),
      gzipSync(whole),
      Buffer.concat([whole, whole]),
    ]),
  };
};
const misnamed: Mutation = (sample, roll) => ({
  ...sample,
  name: roll.pick(['a.eval', 'b.json', 'c.jsonl', 'd.parquet', 'e.csv', 'response.json', 'base_state.json', 'f']),
});

const bombs = new Map<number, Buffer>();
function zeros(megabytes: number): Buffer {
  const known = bombs.get(megabytes) ?? gzipSync(Buffer.alloc(megabytes << 20, 0x20));
  bombs.set(megabytes, known);
  return known;
}
const bomb: Mutation = (_, roll) => ({ name: 'bomb.jsonl.gz', bytes: zeros(roll.pick([1, 30])) });

const archive: Mutation = (sample, roll) => {
  const text = sample.bytes.toString('utf8');
  const name = roll.pick([
    'header.json',
    '../../header.json',
    'samples/../../../x.json',
    'samples/a/b_epoch_1.json',
    '/etc/passwd',
    'samples/\u0000.json',
    'CON',
    'samples/.json',
  ]);
  const header =
    '{"version":2,"status":"success","eval":{"task":"t","task_id":"i","run_id":"r","created":"2026-01-01","model":"m"}}';
  const method = roll.pick(['stored', 'deflate', 'zstd', 'unknown'] as const);
  const members = [
    { name: 'header.json', text: roll.pick([header, text, '']) },
    { name, text, method },
    {
      name: 'samples/1_epoch_1.json',
      text: roll.pick([text, '{"id":1,"epoch":1,"messages":[{"role":"user","content":"x"}]}', ' '.repeat(5_000_000)]),
      method,
    },
  ];
  return { name: 'made.eval', bytes: zipOf(members) };
};

const MUTATIONS: readonly Mutation[] = [
  cut,
  flipped,
  wrongType,
  wrongType,
  nested,
  doubleKeys,
  broken,
  lines,
  marked,
  wide,
  gigantic,
  packed,
  misnamed,
  bomb,
  archive,
  holed,
  beheaded,
  doubled,
];

/** One broken input; one in four is broken twice. */
export function mutated(sample: Sample, roll: Dice): Sample {
  const once = roll.pick(MUTATIONS)(sample, roll);
  return roll.whole(0, 3) === 0 ? roll.pick(MUTATIONS)(once, roll) : once;
}
