// One population of many units in two forms: as transcripts of a study, and as Parquet files that a study samples.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { PopulationSource } from '../../contract/population.ts';
import { adjudicate, idColumn, populationUnits, writing, type Db } from '../../main/store/index.ts';
import { goldDecision } from './labels.ts';

/** One unit with the scores of two graders; `other` is null if that grader gave none. */
export interface LakeUnit {
  id: string;
  model: string;
  scenario: string;
  step: number;
  judge: number;
  other: number | null;
}

const MODELS = ['Larch 2', 'O\'Hara "x"', 'Ünïcode 1.0'];

/** `n` units whose values follow from their index; `judge` flags about 3 % of them at 3 or more. */
export const lakeUnits = (n: number): LakeUnit[] =>
  Array.from({ length: n }, (_, index) => {
    const mixed = (index * 2654435761) % 4294967296;
    return {
      id: `unit/${index}`,
      model: MODELS[mixed % 3] ?? '',
      scenario: mixed % 5 === 0 ? 'financial_crimes' : mixed % 7 === 1 ? 'blackmail' : 'research_sabotage',
      step: (mixed % 4) * 1000,
      judge: mixed % 97 < 3 ? 3 + (mixed % 2) : mixed % 3 === 0 ? 1 : 0,
      other: mixed % 11 === 0 ? null : mixed % 89 < 4 ? 4 : mixed % 7 === 0 ? 2 : 0,
    };
  });

/** The level that people give: some flags of the judge are wrong, and it misses some events. */
export const goldOf = ({ id, judge }: LakeUnit): number => {
  const number = Number(id.slice('unit/'.length));
  return judge >= 3 ? (number % 3 === 0 ? 0 : 3) : number % 41 === 0 ? 3 : 0;
};

/** The description of the files that `writeLake` writes. */
export const lakeSource = (from: string[], more: Partial<PopulationSource> = {}): PopulationSource => ({
  from,
  scores_from: [],
  id: 'id',
  facets: ['model', 'scenario', 'step'].map((name) => ({ name, column: name })),
  scores: [
    { grader: 'judge', dimension: 'harm', column: 'judge', cuts: null },
    { grader: 'other', dimension: 'harm', column: 'other', cuts: null },
  ],
  ...more,
});

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * Writes the units with a short transcript each, as JSONL and as several Parquet files; returns the pattern of the
 * latter.
 */
export async function writeLake(folder: string, units: readonly LakeUnit[], parts = 3): Promise<string> {
  const jsonl = join(folder, 'units.jsonl');
  const lines = units.map((unit) =>
    JSON.stringify({
      ...unit,
      messages: [
        { role: 'user', content: `Task of ${unit.id}` },
        { role: 'assistant', content: 'Done.' },
      ],
    }),
  );
  writeFileSync(jsonl, `${lines.join('\n')}\n`);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (let part = 0; part < parts; part++)
    await connection.run(
      `copy (select * from read_json(${quoted(jsonl)}) where hash(id) % ${parts} = ${part}) to ${quoted(join(folder, `part-${part}.parquet`))}`,
    );
  connection.closeSync();
  instance.closeSync();
  return join(folder, 'part-*.parquet');
}

/** Adds the same units to a study as transcripts; they have no messages, because statistics do not read them. */
export function putUnits(db: Db, units: readonly LakeUnit[]): void {
  const transcript = db.prepare<[string, string, string, string]>(`
    insert into transcript (id, import, source_id, title, scenario, model, messages, characters)
    values (?, 1, ?, 'unit', ?, ?, 1, 1)`);
  const facet = db.prepare('insert into facet (transcript, name, value) values (?, ?, ?)');
  const score = db.prepare(
    "insert into score (transcript, grader, dimension, state, value) values (?, ?, 'harm', ?, ?)",
  );
  writing(db, () => {
    db.exec("insert into import (key, started_at) values (1, '2026-01-01')");
    for (const { id, model, scenario, step, judge, other } of units) {
      const { lastInsertRowid: key } = transcript.run(id, id, scenario, model);
      facet.run(key, 'step', step);
      score.run(key, 'judge', 'scored', judge);
      score.run(key, 'other', other === null ? 'unscored' : 'scored', other);
    }
  });
}

/** Makes gold for each of these units that is a transcript of the study, with the level that people give. */
export function decideUnits(db: Db, units: readonly LakeUnit[]): void {
  const ids = idColumn(db);
  const transcripts = new Map(populationUnits(db).map(({ transcript, id }) => [id, ids.get(transcript) ?? '']));
  const decisions = units.flatMap((unit) => {
    const id = transcripts.get(unit.id);
    return id === undefined ? [] : [goldDecision(id, 'harm', goldOf(unit))];
  });
  writing(db, () => adjudicate(db, decisions));
}

/**
 * A description of the first place where two values differ by more than 1e-12 (relative to values over 1); null if
 * none.
 */
export function differing(a: unknown, b: unknown, at = ''): string | null {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b)) ? null : `${at}: ${a} and ${b}`;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return a === b ? null : `${at}: ${String(a)} and ${String(b)}`;
  const [one, other] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    const found = differing(one.get(name), other.get(name), `${at}.${name}`);
    if (found !== null) return found;
  }
  return null;
}
