// The linter: its rules, and the imports that each room may not make, as scripts/rooms.ts says.
import { defineConfig } from 'oxlint';
import { forbidden, ROOMS } from './scripts/rooms.ts';

/**
 * A specifier is text, not a path: within the same part a room is told by its folder behind the way up, from elsewhere
 * by its full name.
 */
const leadsTo = (room: string, from: string): string[] => {
  const [part = '', folder] = room.split('/');
  if (folder === undefined || !from.startsWith(`${part}/`)) return [`**/${room}/**`];
  return ['../', '../../', '../../../'].map((up) => `${up}${folder}/**`);
};

const guarded = (name: string): string[] => (name === 'node:' ? ['node:*', 'node:*/*'] : [name, `${name}/*`]);

const overrides = Object.keys(ROOMS).map((room) => {
  const { rooms, packages } = forbidden(room);
  const group = [...rooms.flatMap((other) => leadsTo(other, room)), ...packages.flatMap(guarded)];
  const message = `scripts/rooms.ts does not let ${room} import this`;
  return { files: [`${room}/**`], rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] } };
});

export default defineConfig({
  plugins: ['typescript', 'import', 'react', 'unicorn', 'oxc'],
  categories: {
    correctness: 'error',
    suspicious: 'error',
  },
  ignorePatterns: ['out', 'dist', '.tsc', 'node_modules', 'test/fixtures'],
  options: {
    typeAware: true,
  },
  rules: {
    'import/no-cycle': 'error',
    'import/default': 'off',
    'import/no-unassigned-import': 'off',
    'import/no-named-as-default-member': 'off',
    'no-restricted-properties': [
      'error',
      {
        object: 'JSON',
        property: 'parse',
        message: 'use readJson of contract/json.ts, and parse its result by a schema',
      },
    ],
    'react/react-in-jsx-scope': 'off',
    'react/no-array-index-key': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/consistent-type-assertions': [
      'error',
      {
        assertionStyle: 'never',
      },
    ],
    'typescript/ban-ts-comment': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-unsafe-type-assertion': 'off',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unnecessary-type-arguments': 'off',
    'no-shadow': 'off',
    'no-underscore-dangle': 'off',
    'no-await-in-loop': 'off',
    'no-control-regex': 'off',
    'preserve-caught-error': 'off',
    'typescript/consistent-return': 'off',
    'typescript/require-array-sort-compare': 'off',
    'react/incompatible-library': 'off',
    'react/immutability': 'off',
    'react/preserve-manual-memoization': 'off',
    'unicorn/require-post-message-target-origin': 'off',
  },
  overrides: [
    // a matcher of vitest is any, and a migration is plain code that calls none of today's
    {
      files: ['test/**', 'main/store/migrations/**'],
      rules: { 'typescript/no-unsafe-assignment': 'off', 'no-restricted-properties': 'off' },
    },
    // the one reader of JSON, and a script that runs before TypeScript can
    { files: ['contract/json.ts', 'scripts/ready.js'], rules: { 'no-restricted-properties': 'off' } },
    ...overrides,
  ],
});
