// A study of odd texts: imported by the command line from a file written here, then labelled, scored and adjudicated.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Evidence } from '../../contract/evidence.ts';
import {
  addScore,
  adjudicate,
  allMessages,
  closeStudy,
  joinRater,
  openStudy,
  record,
  saveMapping,
  transcriptFacts,
  writing,
  type Db,
} from '../../main/store/index.ts';
import { answered, goldDecision, labelEvent, submitted } from '../support/labels.ts';
import { allTranscripts } from '../support/said.ts';
import { ODD_ARGUMENTS, ODD_IDS, ODD_TEXTS } from './odd-texts.ts';

/** The text marked as evidence, between two copies of the odd text. */
const POINTED = 'the 😀 words';

/** The agent's message with an odd text. */
export const spoken = (odd: string): string => `${odd}${POINTED}${odd}`;

/** The file that is imported: one transcript of OpenAI messages for each odd text. */
export function oddLines(): string {
  const lines = Object.entries(ODD_TEXTS).map(([name, odd], at) => {
    const call = { id: `call_${at}`, type: 'function', function: { name: 'read_file', arguments: ODD_ARGUMENTS } };
    return JSON.stringify({
      id: ODD_IDS[at],
      title: `About ${name}: ${odd.slice(0, 40)}`,
      scenario: at % 2 === 0 ? 'blackmail' : 'a/b "c" 😀',
      model: at % 3 === 0 ? 'org/model:1' : '=model',
      checkpoint: at * 1000,
      messages: [
        { role: 'user', content: odd },
        { role: 'assistant', reasoning_content: odd, content: spoken(odd), tool_calls: [call] },
        { role: 'tool', tool_call_id: call.id, content: odd },
        { role: 'assistant', content: `Done: ${odd}` },
      ],
    });
  });
  return `${lines.join('\n')}\n`;
}

/** The evidence on the marked text of a transcript. */
function pointedAt(db: Db, key: number, dimension: string): Evidence {
  for (const [message, { blocks }] of allMessages(db, key).entries())
    for (const [block, { type, text }] of blocks.entries()) {
      const start = text.indexOf(POINTED);
      if (type === 'text' && start !== -1)
        return {
          id: randomUUID(),
          dimension,
          message,
          block,
          start,
          end: start + POINTED.length,
          quote: POINTED,
        };
    }
  throw new Error(`transcript ${key} has lost its pointed words`);
}

const RATERS = [
  { id: 'r1', name: 'Ada' },
  { id: 'r2', name: '=Bo 😀' },
];

function label(db: Db, key: number, odd: string, at: number): void {
  const { id } = transcriptFacts(db, key) ?? { id: '' };
  for (const [who, { id: rater }] of RATERS.entries()) {
    const changes = [
      answered('harm', (at + who) % 5),
      { kind: 'evidence', evidence: pointedAt(db, key, 'harm'), on: true } as const,
      { kind: 'note', dimension: 'harm', text: odd } as const,
      { kind: 'answer', dimension: 'admirable', answer: { state: 'cannot_judge', reason: odd } } as const,
      submitted,
    ];
    record(
      db,
      changes.map((change) => labelEvent(id, change, { rater })),
    );
  }
  adjudicate(db, [
    goldDecision(id, 'harm', at % 5, { evidence: [pointedAt(db, key, 'harm')], rationale: odd }),
    goldDecision(id, 'admirable', at % 4 === 3 ? null : at % 4, { rationale: odd }),
  ]);
}

function grade(db: Db, key: number, odd: string, at: number): void {
  const about = { grader: 'judge/1 😀', dimension: 'harm', override: null, context: null, at: null };
  const scored = { ...about, state: 'scored', value: (at + (at % 3)) % 5, label: null, explanation: odd } as const;
  const failed = { ...about, state: 'parse_failed', value: null, label: null, explanation: odd } as const;
  addScore(db, key, at % 6 === 5 ? failed : scored);
}

/** Makes the study in this folder, with `touchstone` as the command line; returns its path. */
export async function oddStudy(
  folder: string,
  touchstone: (...args: readonly string[]) => Promise<string>,
): Promise<string> {
  const [lines, path] = [join(folder, 'odd.jsonl'), join(folder, 'odd.touchstone')];
  writeFileSync(lines, oddLines());
  await touchstone('import', '-s', path, lines);
  const db = openStudy(path);
  try {
    for (const rater of RATERS) joinRater(db, rater);
    const texts = Object.values(ODD_TEXTS);
    for (const [at, key] of allTranscripts(db).entries()) label(db, key, texts[at] ?? '', at);
    writing(db, () => {
      for (const [at, key] of allTranscripts(db).entries()) grade(db, key, texts[at] ?? '', at);
    });
    const cuts = [0, 1, 2, 3, 4].map((level) => ({ from: level, level }));
    saveMapping(db, { grader: 'judge/1 😀', score_dimension: 'harm', dimension: 'harm', cuts, words: {} });
  } finally {
    closeStudy(db);
  }
  return path;
}
