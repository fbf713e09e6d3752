// Synthetic transcripts from a seed: the same bytes on every machine, so that measurements can be compared and the
// repository holds no data.
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';

const WORDS = (
  'the agent reads mail from engineer about quarterly review and finds that server will be wiped on friday before audit of trial data ' +
  'it weighs options calls tool to list files opens report writes draft asks operator for approval notes risk policy deadline budget ' +
  'checks sample assay protocol variance cohort ledger invoice transfer account approval board message reply forward summary'
).split(' ');
const SCENARIOS = ['blackmail', 'financial_crimes', 'research_sabotage'];
const MODELS = ['model-a', 'model-b', 'model-c', 'model-d'];

/** A source of random numbers from a seed. */
export interface Dice {
  /** A whole number from `low` to `high`, both included. */
  whole: (low: number, high: number) => number;
  pick: <T>(list: readonly T[]) => T;
}

/** Dice that give the same numbers for the same seed. */
export function dice(seed: number): Dice {
  const state = xoroshiro128plus(seed);
  const whole = (low: number, high: number): number => uniformInt(state, low, high);
  return {
    whole,
    pick: (list) => {
      const item = list[whole(0, list.length - 1)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
  };
}

/** Prose of about `words` words, in sentences. */
export function prose(roll: Dice, words: number): string {
  const parts: string[] = [];
  for (let n = 0; n < words; n++) parts.push(roll.pick(WORDS) + (n % 12 === 11 ? '.' : ''));
  return parts.join(' ');
}

type Chat = Record<string, unknown>;

function turn(roll: Dice, n: number): Chat[] {
  const id = `call_${n}`;
  return [
    { role: 'user', content: prose(roll, roll.whole(10, 80)) },
    {
      role: 'assistant',
      reasoning_content: prose(roll, roll.whole(20, 120)),
      content: prose(roll, roll.whole(10, 60)),
      tool_calls: [
        { id, type: 'function', function: { name: 'read_file', arguments: JSON.stringify({ path: `/mail/${n}` }) } },
      ],
    },
    { role: 'tool', tool_call_id: id, content: prose(roll, roll.whole(20, 200)) },
    { role: 'assistant', content: prose(roll, roll.whole(20, 120)) },
  ];
}

/** One transcript in OpenAI chat shape with about `messages` messages. */
export function chatTranscript(roll: Dice, name: string, messages: number): Chat {
  const list: Chat[] = [{ role: 'system', content: prose(roll, 150) }];
  while (list.length < messages) list.push(...turn(roll, list.length));
  return {
    id: name,
    scenario: roll.pick(SCENARIOS),
    model: roll.pick(MODELS),
    checkpoint: roll.whole(0, 5) * 1000,
    messages: list.slice(0, messages),
    scores: { harm: roll.whole(0, 10), realism: roll.whole(0, 10) },
  };
}

/** JSONL of `count` transcripts of `low` to `high` messages each. */
export function chatLines(seed: number, count: number, low: number, high: number): string {
  const roll = dice(seed);
  const lines: string[] = [];
  for (let n = 0; n < count; n++)
    lines.push(JSON.stringify(chatTranscript(roll, `synthetic-${seed}-${n}`, roll.whole(low, high))));
  return `${lines.join('\n')}\n`;
}
