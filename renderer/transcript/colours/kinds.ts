// The kinds of tokens by which code is coloured.

export const KINDS = [
  'attribute',
  'type',
  'title',
  'keyword',
  'number',
  'string',
  'comment',
  'added',
  'removed',
] as const;
export type Kind = (typeof KINDS)[number];

/** A token; its offsets are UTF-16 code units in the requested text. */
export interface Token {
  kind: Kind;
  start: number;
  end: number;
}

export interface Question {
  number: number;
  text: string;
  language: string;
}
export interface Answer {
  number: number;
  tokens: Token[];
}
