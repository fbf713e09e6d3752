// Reading a rubric from YAML: every mistake is named with its line, so that whoever writes rubrics can mend them.
import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { TouchstoneError } from '../../contract/errors.ts';
import { Rubric } from '../../contract/rubric.ts';
import { resource } from './resources.ts';

/** A mistake in a rubric file. `line` counts from 1; 0 where it cannot be told. */
export interface RubricMistake {
  line: number;
  where: string;
  what: string;
}

/** A rubric that can be used, or the mistakes that keep it from being one. */
export type ReadRubric = { rubric: Rubric; mistakes: [] } | { rubric: null; mistakes: RubricMistake[] };

type Path = readonly PropertyKey[];
interface Finding {
  path: Path;
  what: string;
}

function twice<T>(items: readonly T[], of: (item: T) => string | number, at: (index: number) => Path, noun: string): Finding[] {
  const seen = new Set<string | number>();
  return items.flatMap((item, index) => {
    const value = of(item);
    const known = seen.has(value);
    seen.add(value);
    return known ? [{ path: at(index), what: `${noun} ${JSON.stringify(value)} stands twice` }] : [];
  });
}

function findings(rubric: Rubric): Finding[] {
  const names = rubric.dimensions.map((dimension) => dimension.name);
  const inside = rubric.dimensions.flatMap((dimension, d): Finding[] => {
    const at =
      (list: string, field: string) =>
      (index: number): Path => ['dimensions', d, list, index, field];
    const values = dimension.levels.map((level) => level.value);
    const written = dimension.kind === 'text';
    return [
      ...(written && values.length > 0 ? [{ path: ['dimensions', d, 'levels'], what: 'a written answer has no levels' }] : []),
      ...(!written && values.length < 2 ? [{ path: ['dimensions', d, 'levels'], what: 'at least two levels are needed' }] : []),
      ...(dimension.positive === undefined || values.includes(dimension.positive)
        ? []
        : [{ path: ['dimensions', d, 'positive'], what: `there is no level ${dimension.positive}` }]),
      ...twice(dimension.levels, (level) => level.value, at('levels', 'value'), 'the level'),
      ...twice(dimension.levels, (level) => level.key, at('levels', 'key'), 'the key'),
      ...twice(dimension.components, (part) => part.name, at('components', 'name'), 'the component'),
      ...dimension.examples.flatMap((example, index) =>
        values.includes(example.level) ? [] : [{ path: at('examples', 'level')(index), what: `there is no level ${example.level}` }],
      ),
    ];
  });
  return [
    ...inside,
    ...twice(
      rubric.dimensions,
      (d) => d.name,
      (index) => ['dimensions', index, 'name'],
      'the dimension',
    ),
    ...twice(
      rubric.dimensions,
      (d) => d.mark,
      (index) => ['dimensions', index, 'mark'],
      'the mark',
    ),
    ...twice(
      rubric.flags,
      (flag) => flag.name,
      (index) => ['flags', index, 'name'],
      'the flag',
    ),
    ...rubric.flags.flatMap((flag, index) =>
      names.includes(flag.name) ? [{ path: ['flags', index, 'name'], what: `"${flag.name}" is a dimension as well` }] : [],
    ),
  ];
}

// the nearest node that exists: a missing field is reported where its parent begins
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) continue;
    const start: unknown = node.range[0];
    if (typeof start === 'number') return lines.linePos(start).line;
  }
  return 0;
}

const place = (path: Path): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');

/** Reads a rubric from the text of a YAML (or JSON) file. */
export function readRubric(text: string): ReadRubric {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    const mistakes = document.errors.map((error) => {
      const { line } = lines.linePos(error.pos[0]);
      return { line, where: '', what: (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '') };
    });
    return { rubric: null, mistakes };
  }
  const parsed = Rubric.safeParse(document.toJS({ maxAliasCount: 100 }));
  const found: Finding[] = parsed.success
    ? findings(parsed.data)
    : parsed.error.issues.map((issue) => ({ path: issue.path, what: issue.message }));
  if (parsed.success && found.length === 0) return { rubric: parsed.data, mistakes: [] };
  return {
    rubric: null,
    mistakes: found.map(({ path, what }) => ({ line: lineOf(document, lines, path), where: place(path), what })),
  };
}

/** The rubric that ships with the program. Throws `damaged` when the installation lacks it. */
export function defaultRubric(): Rubric {
  const path = resource('rubric/default.yaml');
  const { rubric } = readRubric(readFileSync(path, 'utf8'));
  if (rubric === null)
    throw new TouchstoneError('damaged', 'The rubric that ships with the program cannot be read', path, 'Install Touchstone again');
  return rubric;
}
