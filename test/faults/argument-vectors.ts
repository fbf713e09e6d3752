// Argument vectors for the command line, generated from the option tables of its commands: valid options with hostile
// values, options that are missing, repeated or of another command, and unknown words. Run by argument-vectors.test.ts.
import type { Command, Option } from 'commander';
import fc from 'fast-check';
import { PAYLOADS } from '../hostile/payloads.ts';

/** Files that the vectors may name, relative to the folder in which they are run. */
export const NAMED = {
  study: 's.touchstone',
  inputs: ['chat.json', 'labels.csv', 'scores.csv', 'gold.jsonl', 'rubric.yaml', 'data.json', 'broken.touchstone', '.'],
  outputs: [
    'out.csv',
    'out.jsonl',
    'out.html',
    'out.svg',
    'out.tex',
    'out.tspacket',
    'copy.touchstone',
    'missing/out.md',
  ],
};

/**
 * An argument of a process cannot contain a NUL. A path outside of the vector's folder is excluded, because it might be
 * written to.
 */
const isSafe = (text: string): boolean =>
  !text.includes('\0') && !/^[/~\\]|\.\./.test(text.trim()) && text.length < 10_000;
const texts = fc.oneof(
  fc.constantFrom(...PAYLOADS.map(({ text }) => text).filter(isSafe)),
  fc.string({ unit: 'binary', maxLength: 20 }).filter(isSafe),
);
const words = fc.constantFrom('harm', 'blackmail', 'judge', 'sieve', 'q', 'Ada', 'model', 'scenario', '1', '', 'all');
const numbers = fc.constantFrom(
  '0',
  '-1',
  '3',
  '0.5',
  '1e9',
  '1e400',
  '99999999999999999999',
  'NaN',
  '0x10',
  '١',
  '1,5',
);
const files = fc.constantFrom(...NAMED.inputs, ...NAMED.outputs, NAMED.study);
const forms = fc.constantFrom(
  'harm>=2',
  'harm>=2 or flag:x',
  '1=0',
  'cost=1:5',
  'fpr=0.05',
  'model=x',
  'A,B',
  'label:todo',
  '__proto__=1',
  'constructor=x',
);
const values = fc.oneof(
  { weight: 3, arbitrary: texts },
  { weight: 3, arbitrary: words },
  { weight: 2, arbitrary: numbers },
  { weight: 2, arbitrary: files },
  { weight: 2, arbitrary: forms },
);

const isOutput = ({ long }: Option): boolean => long === '--out';

/** A value that the option may accept. */
function fitting(option: Option): fc.Arbitrary<string> {
  if (option.long === '--study') return fc.constant(NAMED.study);
  if (isOutput(option)) return fc.constantFrom(...NAMED.outputs);
  return option.argChoices === undefined ? values : fc.constantFrom(...option.argChoices);
}

/** An option as it appears in a vector, with a value that fits or one that does not. */
function given(option: Option): fc.Arbitrary<string[]> {
  const name = option.long ?? option.short ?? '';
  if (!option.required && !option.optional) return fc.constantFrom<string[]>([name], [name, 'x'], [`${name}=x`]);
  return fc.oneof<fc.MaybeWeightedArbitrary<string[]>[]>(
    { weight: 8, arbitrary: fitting(option).map((value) => [name, value]) },
    { weight: 2, arbitrary: values.map((value) => [name, value]) },
    { weight: 1, arbitrary: values.map((value) => [`${name}=${value}`]) },
    { weight: 1, arbitrary: fc.constant([name]) },
  );
}

/** Whether the command needs the option: most vectors include it. */
const isNeeded = (option: Option): boolean => option.mandatory || isOutput(option);

function vectorsOf({ path, command }: Named, all: readonly Option[]): fc.Arbitrary<string[]> {
  const options = command.options.map((option) =>
    fc
      .record({ there: fc.nat({ max: 99 }), args: given(option) })
      .map(({ there, args }) => (there < (isNeeded(option) ? 93 : 25) ? args : [])),
  );
  const own = command.registeredArguments.map((argument) => {
    const right = argument.argChoices === undefined ? fc.oneof(files, values) : fc.constantFrom(...argument.argChoices);
    return fc.oneof({ weight: 9, arbitrary: right.map((value) => [value]) }, { weight: 1, arbitrary: fc.constant([]) });
  });
  const foreign = fc.oneof(
    { weight: 8, arbitrary: fc.constant<string[]>([]) },
    { weight: 1, arbitrary: values.map((value) => [value]) },
    { weight: 1, arbitrary: fc.constantFrom(...all).chain(given) },
    { weight: 1, arbitrary: fc.constantFrom(['--'], ['--nonsense'], ['-'], ['-s'], ['--help'], ['--__proto__']) },
  );
  return fc
    .tuple(...own, ...options, foreign)
    .chain((parts) => fc.shuffledSubarray(parts, { minLength: parts.length }))
    .map((parts) => [...path, ...parts.flat()]);
}

interface Named {
  path: string[];
  command: Command;
}

const leaves = (of: Command, before: string[] = []): Named[] =>
  of.commands.flatMap((command) => {
    const path = [...before, command.name()];
    return command.commands.length === 0 ? [{ path, command }] : leaves(command, path);
  });

/** `count` vectors, the same for the same seed. */
export function argumentVectors(program: Command, { count, seed }: { count: number; seed: number }): string[][] {
  const commands = leaves(program);
  const all = commands.flatMap(({ command }) => command.options);
  const none = fc.array(values, { maxLength: 4 });
  const vectors = fc.oneof(
    { weight: 19, arbitrary: fc.constantFrom(...commands).chain((named) => vectorsOf(named, all)) },
    { weight: 1, arbitrary: none },
  );
  return fc.sample(vectors, { numRuns: count, seed });
}
