// A large corpus from a seed, with word frequencies as in real text (Zipf): transcripts made of sentences from a pool.
import { closeSync, openSync, writeSync } from 'node:fs';
import { dice, type Dice } from '../support/synthetic.ts';

const VOCABULARY = 40_000;
const POOL = 100_000;
const SYLLABLES =
  'ba ce di fo gu la me ni po ru sa te vi xo zu bra cle dri flo gru sta tre vin cor mal den sol ter pan lin'.split(' ');
const SCENARIOS = Array.from({ length: 12 }, (_, n) => `scenario-${n + 1}`);
const MODELS = Array.from({ length: 8 }, (_, n) => `model-${n + 1}`);
const ARMS = ['control', 'treated', 'none'];
/** Numbers of sentences in a message: a few are long, and the average is about 830 characters. */
const SENTENCES = [1, 2, 3, 5, 6, 8, 10, 12, 20, 44];

/** A made-up word for each rank; frequent words are short. */
function wordFor(rank: number): string {
  let word = '';
  for (let rest = rank; word === '' || rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length] ?? '';
  return word;
}

/** Draws ranks so that rank r occurs about as often as 1/r. */
function zipf(roll: Dice): () => number {
  const harmonic = Math.log(VOCABULARY);
  return () => Math.min(VOCABULARY - 1, Math.floor(Math.exp((roll.whole(0, 1 << 30) / (1 << 30)) * harmonic)) - 1);
}

export interface Corpus {
  /** A line of JSONL: a transcript with this many messages in OpenAI's format. */
  line: (number: number, messages: number) => string;
  /** Two words that are next to each other in some sentence. */
  pair: () => [string, string];
}

/** The corpus of a seed. */
export function corpus(seed: number): Corpus {
  const roll = dice(seed);
  const rank = zipf(roll);
  const pool = Array.from({ length: POOL }, () => `${Array.from({ length: 12 }, () => wordFor(rank())).join(' ')}.`);
  const text = (): string => Array.from({ length: roll.pick(SENTENCES) }, () => roll.pick(pool)).join(' ');
  const line = (number: number, messages: number): string => {
    const list = Array.from({ length: messages }, (_, n) => ({
      role: n % 2 === 0 ? 'user' : 'assistant',
      content: text(),
    }));
    const facets = {
      scenario: roll.pick(SCENARIOS),
      model: roll.pick(MODELS),
      arm: roll.pick(ARMS),
      checkpoint: roll.whole(0, 9) * 1000,
    };
    return `${JSON.stringify({ id: `t-${number}`, ...facets, seed: roll.whole(0, 4), messages: list, scores: { harm: roll.whole(0, 10) } })}\n`;
  };
  const pair = (): [string, string] => {
    const words = roll.pick(pool).slice(0, -1).split(' ');
    const at = roll.whole(0, words.length - 2);
    return [words[at] ?? '', words[at + 1] ?? ''];
  };
  return { line, pair };
}

/** Writes `count` transcripts of `messages` messages each as JSONL. */
export function writeCorpus(path: string, { line }: Corpus, count: number, messages: number): void {
  const file = openSync(path, 'w');
  try {
    for (let number = 1; number <= count; number += 1) writeSync(file, line(number, messages));
  } finally {
    closeSync(file);
  }
}
