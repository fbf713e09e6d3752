// Texts that break programs, each named after what is odd in it.

const family = '👩‍👩‍👧‍👦';
const sentence = `Line “quoted”, naïve 😀 ${family} and ‮txet desrever‬.\n`;
const repeated = (piece: string, bytes: number): string =>
  piece.repeat(Math.ceil(bytes / Buffer.byteLength(piece))).trimEnd();

/** The texts by name; only `empty` is empty. */
export const ODD_TEXTS: Readonly<Record<string, string>> = {
  plain: 'Nothing odd about it.',
  emoji: `😀${family}🏳️‍🌈 then 🇩🇪 and 𝒳 outside the first plane`,
  'right-to-left': 'שלום, עולם! مرحبا \u202Eabc\u202C \u2067mixed\u2069 123',
  nul: 'before\u0000after, \u0001\u001B[31m\u007F control characters',
  combining: 'e\u0301 a\u0308\u0323 Z\u0351\u036B\u0343 ﬁ Å \u212B \u1112\u1161\u11AB',
  'line-ends': 'one\r\ntwo\rthree\u2028four\u2029five\u0085six\n\n\ttab  two spaces at the end  ',
  formula: '=HYPERLINK("http://example.invalid","x"),+1,-1,@SUM(A1)',
  markup: '<Text name="t" value="$messages"/> & &amp; {{ x }} {% y %} `code` \\" \\u0000 \\n',
  words: 'null NaN None true 0x10 1e5 0012 9007199254740993',
  bom: '\uFEFFstarts with a byte order mark, ends with \uFEFF',
  long: repeated(sentence, 200_000),
  empty: '',
};

/** Ids that break paths, lists and table cells. */
export const ODD_IDS: readonly string[] = [
  'a/b/../c',
  'with space and ünïcode 😀',
  '=1+1',
  '0012',
  '9007199254740993',
  'quote"and\'both',
  'new\nline',
  'back\\slash',
  'percent%2Fescaped?x=1#y',
  'null',
  '-dash',
  'semi;colon|pipe',
];

/**
 * Arguments of a tool as JSON, with integers that a double cannot hold; as text, because JavaScript cannot hold them
 * either.
 */
export const ODD_ARGUMENTS =
  '{"id":1234567890123456789,"least":-9223372036854775808,"nested":{"a/b":[1.5,1e300,null,true,""]},"":"empty key"}';
