// Exports for other tools follow the rules by which each tool reads them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ExportChoice } from '../../contract/export.ts';
import {
  adjudicate,
  addTranscript,
  beginImport,
  closeStudy,
  joinRater,
  openStudy,
  record,
  transcriptFacts,
  writing,
  type Db,
} from '../../main/store/index.ts';
import { fromCommonFolder, scoreEdit, scoutId } from '../../main/exporters/index.ts';
import { runExport } from '../../main/work/export/index.ts';
import { parseCsv } from '../exporters/parse-csv.ts';
import { fixture, folder, given } from '../importers/support.ts';
import { answered, goldDecision, labelEvent, submitted } from '../support/labels.ts';
import { allTranscripts, sayGold, sayLabels, sayScores } from '../support/said.ts';
import { freshStudy, put, transcript } from '../support/study.ts';

const files = folder();
const study = freshStudy();
const { db } = study;
afterAll(() => {
  study.remove();
  files.remove();
});

async function written(of: Db, choice: ExportChoice, name: string): Promise<string> {
  await runExport(of, choice, files.path(name));
  return files.path(name);
}
const ScoutLine = z.strictObject({ id: z.string(), target: z.number(), split: z.enum(['train', 'dev', 'test']) });
const parsed = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

describe('Label Studio', () => {
  const Result = z.object({
    id: z.string(),
    from_name: z.string(),
    to_name: z.literal('Transcript'),
    type: z.string(),
    value: z.looseObject({}),
  });
  const Said = z.object({ result: z.array(Result), ground_truth: z.boolean() });
  const Tasks = z.array(
    z.object({
      data: z.looseObject({ messages: z.array(z.object({ author: z.string(), text: z.string() })) }),
      annotations: z.array(Said),
      predictions: z.array(z.object({ model_version: z.string(), result: z.array(Result) })),
    }),
  );
  let tasks: z.infer<typeof Tasks> = [];
  let config = '';

  beforeAll(async () => {
    put(
      db,
      ...Array.from({ length: 12 }, (_, n) =>
        transcript(`a task with words, number ${n}`, { facets: { scenario: 'blackmail' } }),
      ),
    );
    sayLabels(db, 5);
    sayScores(db, 5);
    sayGold(db, 5);
    const path = await written(db, { what: 'transcripts', as: 'label-studio', filter: '' }, 'tasks.json');
    tasks = Tasks.parse(parsed(path));
    config = readFileSync(`${path}.config.xml`, 'utf8');
  });

  /** By name of a control in the configuration: its tag and its choices. */
  const controls = (): Map<string, { tag: string; choices: string[] }> =>
    new Map(
      [
        ...config.matchAll(
          /<(Choices|TextArea|ParagraphLabels) name="([^"]+)" toName="Transcript"[^>]*?(?:\/>|>([\s\S]*?)<\/\1>)/g,
        ),
      ].map(([, tag = '', name = '', inner = '']) => [
        name,
        { tag, choices: [...inner.matchAll(/value="([^"]*)"/g)].map(([, value = '']) => value) },
      ]),
    );
  const results = (): z.infer<typeof Result>[] =>
    tasks.flatMap(({ annotations, predictions }) => [...annotations, ...predictions].flatMap(({ result }) => result));

  test('has a task for each transcript, with the data of raters, adjudication and graders', () => {
    expect(tasks).toHaveLength(12);
    expect(tasks.some(({ annotations }) => annotations.some(({ ground_truth }) => ground_truth))).toBe(true);
    expect(tasks.some(({ annotations }) => annotations.some(({ ground_truth }) => !ground_truth))).toBe(true);
    expect(new Set(tasks.flatMap(({ predictions }) => predictions.map(({ model_version }) => model_version)))).toEqual(
      new Set(['a judge', 'b']),
    );
  });
  test('every result belongs to a control of the configuration, and has its type', () => {
    const known = controls();
    for (const { from_name, type } of results())
      expect({ from_name, type }).toEqual({ from_name, type: known.get(from_name)?.tag.toLowerCase() });
  });
  test('every choice is one of the configuration', () => {
    const known = controls();
    const chosen = results().filter(({ type }) => type === 'choices');
    expect(chosen.length).toBeGreaterThan(20);
    for (const { from_name, value } of chosen)
      for (const choice of z.array(z.string()).parse(value['choices']))
        expect(known.get(from_name)?.choices).toContain(choice);
  });
  test('evidence has the position of its quote', () => {
    const Value = z.object({
      start: z.string(),
      end: z.string(),
      startOffset: z.number(),
      endOffset: z.number(),
      text: z.string(),
      paragraphlabels: z.array(z.string()),
    });
    let seen = 0;
    for (const { data, annotations } of tasks) {
      for (const { value } of annotations
        .flatMap(({ result }) => result)
        .filter(({ type }) => type === 'paragraphlabels')) {
        const span = Value.parse(value);
        expect(data.messages[Number(span.start)]?.text.slice(span.startOffset, span.endOffset)).toBe(span.text);
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(5);
  });
  test('names from the study stay text in the configuration', () => {
    expect(config).toContain('Grader: con/cern &quot;x&quot;');
    expect(config.match(/value="\$(?!messages")/g)).toBeNull();
  });
});

describe('Inspect', () => {
  let log: Db;
  const sourceIds = (): string[] => allTranscripts(log).map((key) => transcriptFacts(log, key)?.source_id ?? '');
  const Edits = z.object({
    score: z.string(),
    edits: z.array(
      z.object({
        log: z.string(),
        uuid: z.string(),
        sample_id: z.union([z.string(), z.number()]),
        epoch: z.number(),
        edit: z.looseObject({ value: z.record(z.string(), z.number()) }),
      }),
    ),
  });

  beforeAll(async () => {
    const own = freshStudy();
    closeStudy(own.db);
    log = openStudy(own.path);
    const run = beginImport(log);
    for (const path of ['a/one.eval', 'b/one.eval']) {
      const { found } = await given(fixture('inspect.eval'));
      // the same log twice, as two runs with separate samples: ids repeat, uuids do not
      for (const { transcript: each, where, format } of found)
        writing(log, () =>
          addTranscript(
            log,
            run,
            { ...each, source_id: `${path}-${each.source_id}` },
            { path, place: where, format, file_sha256: '' },
          ),
        );
    }
    adjudicate(
      log,
      allTranscripts(log).flatMap((key) => {
        const id = transcriptFacts(log, key)?.id ?? '';
        return [goldDecision(id, 'harm', 3, { rationale: '"""\nimport os' }), goldDecision(id, 'admirable', null)];
      }),
    );
  });
  afterAll(() => closeStudy(log));

  test('scores: one file for each log and one value for each id and epoch, as precomputed_scores reads them', async () => {
    const path = await written(log, { what: 'gold', as: 'inspect-scores', filter: '' }, 'inspect');
    const names = readdirSync(path).filter((name) => name.endsWith('.jsonl'));
    expect(names.sort()).toEqual(['one-2.jsonl', 'one.jsonl']);
    const Record = z.looseObject({
      id: z.union([z.string(), z.number()]),
      epoch: z.number().int().nullable(),
      value: z.record(z.string(), z.number()),
    });
    for (const name of names) {
      const records = readFileSync(join(path, name), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => Record.parse(JSON.parse(line)));
      const places = records.map(({ id, epoch }) => `${String(id)} ${epoch}`);
      expect(new Set(places).size).toBe(places.length);
      expect(records.every(({ value }) => JSON.stringify(value) === '{"harm":3}')).toBe(true);
    }
  });

  test('every value has all dimensions of the export, because Inspect refuses epochs with different keys', () => {
    const row = { log: 'one.eval', uuid: 'u', sample: 1, epoch: 1, gold: [], dimensions: ['harm', 'trust'] };
    expect(scoreEdit(row)).toMatchObject({ edit: { value: { harm: null, trust: null } } });
  });

  test.skipIf(spawnSync('python3', ['--version']).status !== 0)(
    'edits: the script applies each to its sample, and runs no code from the data',
    async () => {
      const path = await written(log, { what: 'gold', as: 'inspect-edits', filter: '' }, 'edits.json');
      const { edits, score } = Edits.parse(parsed(path));
      expect(edits.map(({ uuid }) => uuid).sort()).toEqual(sourceIds().sort());
      // a stub of inspect_ai with the functions that the script calls: it reads a log of these samples and records the
      // edits
      mkdirSync(files.path('stub/inspect_ai'), { recursive: true });
      const samples = JSON.stringify(edits.map(({ uuid, sample_id, epoch }) => ({ uuid, id: sample_id, epoch })));
      files.write('samples.json', samples);
      files.write('stub/inspect_ai/__init__.py', '');
      files.write(
        'stub/inspect_ai/scorer.py',
        'class ScoreEdit:\n    def __init__(self, **fields):\n        self.fields = fields\n',
      );
      files.write(
        'stub/inspect_ai/log.py',
        `import json, types
done = []
def read_eval_log(path):
    samples = [types.SimpleNamespace(**one) for one in json.load(open(${JSON.stringify(files.path('samples.json'))}))]
    return types.SimpleNamespace(samples=samples)
def edit_score(log, sample_id, score_name, edit, recompute_metrics, epoch):
    done.append({"id": sample_id, "name": score_name, "epoch": epoch, **edit.fields})
def write_eval_log(log, path):
    json.dump(done, open(path, "w"))
`,
      );
      files.write('logs/one.eval', '');
      const ran = spawnSync('python3', [`${path}.apply.py`, path, files.path('logs')], {
        env: { ...process.env, PYTHONPATH: files.path('stub') },
        encoding: 'utf8',
      });
      expect({ status: ran.status, stdout: ran.stdout }).toEqual({ status: 0, stdout: '' });
      const done = z
        .array(z.looseObject({ name: z.string(), explanation: z.string() }))
        .parse(parsed(files.path('logs/one-touchstone.eval')));
      expect(done).toHaveLength(edits.length);
      expect(done[0]).toMatchObject({
        name: score,
        value: { harm: 3 },
        explanation: expect.stringContaining('import os'),
      });
    },
  );

  test('transcripts that belong to no log are left out, with the reason', async () => {
    const { rows, left_out } = await runExport(
      db,
      { what: 'gold', as: 'inspect-scores', filter: '' },
      files.path('none'),
    );
    expect({ rows, left_out }).toMatchObject({
      rows: 0,
      left_out: [{ reason: expect.stringContaining('not samples'), count: 6 }],
    });
  });

  test('Scout: one validation set for each dimension, with the ids that Scout uses', async () => {
    const path = await written(log, { what: 'gold', as: 'scout', filter: '' }, 'scout');
    const casesOf = (name: string) =>
      readFileSync(join(path, `${name}.jsonl`), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => ScoutLine.parse(JSON.parse(line)));
    const cases = casesOf('harm');
    expect(cases.map(({ id }) => id).sort()).toEqual(
      sourceIds()
        .filter((id) => !id.includes(','))
        .sort(),
    );
    expect(cases.every(({ target }) => target === 3)).toBe(true);
    expect(casesOf('admirable')).toEqual([]);
  });
  test('Scout: an id that Scout would read as a list is left out', () => {
    const ids = ['a,b', '["a"]', ' [1] ', ''].map(scoutId);
    expect(ids).toEqual([null, null, null, null]);
    const same = ['=1+1', '-dash', 'null', '0012', 'a/b', '[a] b', 'new\nline'];
    expect(same.map(scoutId)).toEqual(same);
  });
});

describe('Petri', () => {
  test('one file for each reviewer, as the viewer imports it', async () => {
    const own = freshStudy();
    const { found } = await given(fixture('petri.json'));
    const run = beginImport(own.db);
    for (const { transcript: each, where, format } of found)
      writing(own.db, () =>
        addTranscript(own.db, run, each, {
          path: '/runs/outputs/transcript_1.json',
          place: where,
          format,
          file_sha256: '',
        }),
      );
    const [key = 0] = allTranscripts(own.db);
    const id = transcriptFacts(own.db, key)?.id ?? '';
    for (const rater of ['Ada', 'Bo']) joinRater(own.db, { id: rater, name: rater });
    const says = [
      answered('harm', 2),
      { kind: 'flag', flag: 'broken_transcript', on: true } as const,
      { kind: 'note', dimension: null, text: 'cut off' } as const,
      submitted,
    ];
    record(
      own.db,
      says.map((change) => labelEvent(id, change, { rater: 'Ada' })),
    );
    record(own.db, [labelEvent(id, answered('harm', 1), { rater: 'Bo' })]);
    const path = await written(own.db, { what: 'labels', as: 'petri', filter: '' }, 'petri');
    expect(
      readdirSync(path)
        .filter((name) => name.endsWith('.json'))
        .sort(),
    ).toEqual(['Ada.json', 'Bo.json']);
    expect(parsed(join(path, 'Ada.json'))).toEqual({
      exportedAt: '2026-01-01T00:00:00.000Z',
      reviewerName: 'Ada',
      annotations: [
        {
          filePath: 'transcript_1.json',
          reviewerScores: [{ dimension: 'harm', score: 2, reviewerName: 'Ada', timestamp: '2026-01-01T00:00:00.000Z' }],
          issueFlags: ['reviewer:broken_transcript'],
          userTags: ['broken_transcript'],
          userNotes: 'cut off',
          reviewComplete: true,
          lastModified: '2026-01-01T00:00:00.000Z',
        },
      ],
    });
    expect(parsed(join(path, 'Bo.json'))).toMatchObject({ annotations: [{ reviewComplete: false }] });
    own.remove();
  });
  test('file paths are relative to the common folder of all files', () => {
    expect([...fromCommonFolder(['/a/b/c/1.json', '/a/b/2.json']).values()]).toEqual(['c/1.json', '2.json']);
    expect([...fromCommonFolder(['C:\\x\\1.json']).values()]).toEqual(['1.json']);
    expect(fromCommonFolder([]).size).toBe(0);
  });
});

describe('the wide table', () => {
  test('has a column for each rater who submitted, and a row for each transcript and dimension', async () => {
    const [head = [], ...rows] = parseCsv(
      readFileSync(await written(db, { what: 'labels', as: 'csv-wide', filter: '' }, 'wide.csv'), 'utf8'),
    );
    expect(head.slice(-3).sort()).toEqual(['Ada (r1)', 'Ada (r3)', "'=Bo"].sort());
    const places = rows.map((cells) => `${cells[head.indexOf('transcript_id')]} ${cells[head.indexOf('dimension')]}`);
    expect(new Set(places).size).toBe(places.length);
    expect(rows.length).toBeGreaterThan(12);
  });
});
