// Replays the events of a Petri transcript for the target's view: the messages at the end, and those that were rolled
// back.
import { z } from 'zod';
import type { Json, Message } from '../../../contract/transcript.ts';
import { readMessage } from '../inspect/message.ts';
import { AnyJson, MaybeText } from '../normal/wire.ts';
import { isObject } from '../read/lenient-json.ts';
import { Operation, patched } from './patch.ts';

export const Event = z.object({
  type: z.string(),
  timestamp: MaybeText,
  view: z.union([z.string(), z.array(z.string())]).nullish(),
  edit: z
    .object({
      operation: z.string(),
      message: AnyJson.optional(),
      count: z.number().int().nonnegative().nullish(),
      to_id: MaybeText,
      new_messages: z.array(AnyJson).nullish(),
      patch: z.array(Operation).nullish(),
    })
    .nullish(),
});
export type Event = z.infer<typeof Event>;
type Edit = NonNullable<Event['edit']>;

interface Entry {
  json: Json;
  at: string | null;
  branch: string;
}

const idOf = (json: Json): Json => (isObject(json) ? (json['id'] ?? null) : null);

function alike(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));
}

/** The conversation while it is replayed. Abandoned entries stay in their place, with the name of their branch. */
class Conversation {
  entries: Entry[] = [];
  #branches = 0;

  #live(): Entry[] {
    return this.entries.filter((entry) => entry.branch === '');
  }

  #leave(gone: readonly Entry[], why: string): void {
    if (gone.length === 0) return;
    this.#branches++;
    for (const entry of gone) entry.branch = `${why} ${this.#branches}`;
  }

  #rollback({ to_id, count }: Edit): void {
    const live = this.#live();
    const kept = to_id ? live.findLastIndex((entry) => idOf(entry.json) === to_id) : -1;
    this.#leave(live.slice(kept >= 0 ? kept + 1 : Math.max(0, live.length - (count ?? 0))), 'rollback');
  }

  /**
   * Sets the conversation to a list: entries that are the same at its beginning and end stay, the others become a
   * branch.
   */
  #become(list: readonly Json[], at: string | null, why: string): void {
    const live = this.#live();
    const most = Math.min(live.length, list.length);
    let before = 0;
    while (before < most && alike(live[before]?.json, list[before])) before++;
    let after = 0;
    while (after < most - before && alike(live.at(-1 - after)?.json, list.at(-1 - after))) after++;
    const next = live[live.length - after];
    this.#leave(live.slice(before, live.length - after), why);
    const place = next === undefined ? this.entries.length : this.entries.indexOf(next);
    const fresh = list.slice(before, list.length - after).map((json) => ({ json, at, branch: '' }));
    this.entries.splice(place, 0, ...fresh);
  }

  #patch(operations: readonly Operation[], at: string | null): void {
    const before = this.#live().map((entry) => entry.json);
    const after = patched({ messages: before, target_messages: before }, operations);
    if (!isObject(after)) return;
    const list =
      after[operations.some(({ path }) => path.startsWith('/target_messages')) ? 'target_messages' : 'messages'];
    if (Array.isArray(list)) this.#become(list, at, 'edit');
  }

  apply(edit: Edit, at: string | null): void {
    if (edit.operation === 'add' && edit.message !== undefined)
      this.entries.push({ json: edit.message, at, branch: '' });
    if (edit.operation === 'rollback') this.#rollback(edit);
    if (edit.operation === 'reset') this.#become(edit.new_messages ?? [], at, 'reset');
    if (edit.operation === 'json_patch') this.#patch(edit.patch ?? [], at);
  }
}

const inView = (event: Event, view: string): boolean =>
  Array.isArray(event.view) ? event.view.includes(view) : event.view === view;

/** The messages of a view in their order in time; those that were rolled back or replaced name their branch. */
export function replay(events: readonly Event[], view: string): Message[] {
  const conversation = new Conversation();
  for (const event of events) {
    if (event.type === 'transcript_event' && event.edit && inView(event, view))
      conversation.apply(event.edit, event.timestamp ?? null);
  }
  return conversation.entries.map(({ json, at, branch }) => ({ ...readMessage(json).message, at, branch }));
}
