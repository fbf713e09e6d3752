// One word for one thing, and plain sentences: refuses words and phrases, beginning with README's glossary, in texts
// for people and in comments.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writtenTexts } from '../support/texts.ts';

/** A pattern that texts must not contain, what to write instead, and a text that must be refused. */
const FORBIDDEN: [pattern: RegExp, instead: string, refused: string][] = [
  [/(?<!that is )\bground truth\b/i, 'gold', 'compared with the ground truth'],
  [/\b(?:coders?|labell?ers?|labelers?)\b/i, 'rater', 'two labellers disagree'],
  [/\b(?:autorater|auto-rater|LLM judge)\b/i, 'grader', 'the LLM judge scored it'],
  [/\bscoring guide\b/i, 'rubric', 'see the scoring guide'],
  [/\bspeaks? (?:of|for|against)\b/i, 'describe, differ from', 'intervals speak of the model'],
  [/\b(?:gold|graders?|raters?) says?\b/i, 'from gold, according to the grader', 'the rate as gold says'],
  [/\b(?<!there )(?:is|are) no (?!longer\b|such\b)[a-z]+\b/i, 'is not a …', 'the file is no list'],
  [/\bnobody says\b/i, 'without messages', 'a session in which nobody says anything'],
  [/\bgo(?:es)? in\b/i, 'is imported', 'before anything goes in'],
  [/\bby (?:itself|themselves) (?:yet|were|was)\b/i, 'automatic', 'no backup was made by itself yet'],
  [/\btakes? (?:in|back) what\b/i, 'imports, withdraws', 'takes back what was said'],
  [/\bsay(?:s)? (?:who|which|from which|how many)\b/i, 'enter, choose, names', 'Say who the rater was'],
  [/\bin a circle\b|\bin circles\b/i, 'form a loop', 'the pages lead in circles'],
  [/\bso many (?!as\b)[a-z]+\b/i, 'this many …', 'so many transcripts are drawn'],
  [/\bonce more\b/i, 'again, a second time', 'shown once more'],
  [/\bwhat stood\b|\bwhere .{0,30}\bstands?\b/i, 'state of, is', 'where your label stands'],
  [/\bwhoever\b/i, 'the person who', 'Ask whoever sent it'],
  [/\brandom audit\b/i, 'random part', 'adds a random audit'],
  [/\b(?:pick a level|picked by hand)\b/i, 'choose a level', 'gold was picked by hand'],
  [/\b(?:hold|holds|held) the truth\b/i, 'contain the true value', 'intervals hold the truth'],
];
const COMMENT = /^ *(?:\/\/|\/?\*)/;
const DOCUMENTS = ['README.md', 'CHANGELOG.md', 'docs/security.md', 'docs/study-file.md', 'docs/release.md'];

test('texts for people contain no second word for one thing and no phrase that has to be read twice', () => {
  const mayHave = (source: string): boolean => FORBIDDEN.some(([pattern]) => pattern.test(source));
  const found = writtenTexts(DOCUMENTS, mayHave).flatMap(({ at, text }) =>
    FORBIDDEN.filter(([pattern]) => pattern.test(text)).map(
      ([pattern, instead]) => `${at}: “${pattern.exec(text)?.[0] ?? ''}” (write: ${instead}) in: ${text.slice(0, 160)}`,
    ),
  );
  expect(found).toEqual([]);
});

test('comments contain none of these words and phrases either', () => {
  const files = execFileSync('git', ['ls-files', '--', '*.ts', '*.tsx', '*.css'], { encoding: 'utf8' }).trim();
  const comments = files.split('\n').flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, at) => (COMMENT.test(line) ? [{ at: `${file}:${at + 1}`, text: line.trim() }] : [])),
  );
  expect(comments.length).toBeGreaterThan(5000);
  expect(
    comments
      .filter(({ text }) => FORBIDDEN.some(([pattern]) => pattern.test(text)))
      .map(({ at, text }) => `${at}: ${text}`),
  ).toEqual([]);
});

test.each(FORBIDDEN)('%s is refused', (pattern, _instead, refused) => {
  expect(refused).toMatch(pattern);
});
