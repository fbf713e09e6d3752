// JSON Patch (RFC 6902), as far as transcripts use it, on copies: the document is not changed in place.
import { z } from 'zod';
import type { Json } from '../../../contract/transcript.ts';
import { AnyJson } from '../normal/wire.ts';
import { isObject } from '../read/lenient-json.ts';
import { Unreadable } from '../read/unreadable.ts';

export const Operation = z.object({
  op: z.string(),
  path: z.string(),
  from: z.string().nullish(),
  value: AnyJson.optional(),
});
export type Operation = z.infer<typeof Operation>;

const steps = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

function at(document: Json, path: readonly string[]): Json {
  let value: Json | undefined = document;
  for (const step of path) {
    value = Array.isArray(value)
      ? value[Number(step)]
      : isObject(value) && Object.hasOwn(value, step)
        ? value[step]
        : undefined;
  }
  if (value === undefined) throw new Unreadable(`a patch names a place that does not exist: /${path.join('/')}`);
  return value;
}

type Edit = { kind: 'set' | 'insert'; value: Json } | { kind: 'remove' };

function editList(list: Json[], step: string, edit: Edit): Json[] {
  const index = step === '-' ? list.length : Number(step);
  if (!Number.isInteger(index) || index < 0 || index > list.length)
    throw new Unreadable(`a patch names element ${step} of a list of ${list.length}`);
  return edit.kind === 'remove'
    ? list.toSpliced(index, 1)
    : list.toSpliced(index, edit.kind === 'set' ? 1 : 0, edit.value);
}

function edited(document: Json, path: readonly string[], edit: Edit): Json {
  const [step, ...rest] = path;
  if (step === undefined) return edit.kind === 'remove' ? null : edit.value;
  if (rest.length > 0)
    return edited(document, [step], { kind: 'set', value: edited(at(document, [step]), rest, edit) });
  if (Array.isArray(document)) return editList(document, step, edit);
  if (!isObject(document)) throw new Unreadable(`a patch names a place that does not exist: ${step}`);
  const others = Object.entries(document).filter(([key]) => key !== step || edit.kind !== 'remove');
  return edit.kind === 'remove' ? Object.fromEntries(others) : Object.fromEntries([...others, [step, edit.value]]);
}

/** The document after the operations, in order. Throws Unreadable if one cannot be applied. */
export function patched(document: Json, operations: readonly Operation[]): Json {
  return operations.reduce<Json>((now, { op, path, from, value = null }) => {
    const to = steps(path);
    const source = steps(from ?? '');
    if (op === 'add') return edited(now, to, { kind: 'insert', value });
    if (op === 'replace') return edited(now, to, { kind: 'set', value });
    if (op === 'remove') return edited(now, to, { kind: 'remove' });
    if (op === 'copy') return edited(now, to, { kind: 'insert', value: at(now, source) });
    if (op === 'move')
      return edited(edited(now, source, { kind: 'remove' }), to, { kind: 'insert', value: at(now, source) });
    return now; // `test` is ignored: the file is a log of what happened, not a request
  }, document);
}
