// From what an importer found to what leaves this room: checked once more, with its format and the fields nobody understood.
import { unknownFields } from './fields.ts';
import { fieldsOfImporter } from './formats.ts';
import type { Choice, Found, ImportItem, Importer } from './importer.ts';
import { checked } from './normal/checked.ts';
import { reasonOf } from './read/unreadable.ts';

/** One thing found by an importer, ready for the store. */
export function item(found: Found, importer: Importer, choice: Choice | null): ImportItem {
  if (found.kind === 'rejected') return found;
  const { where, unit } = found;
  try {
    const transcript = checked(found.transcript);
    const unknown = unknownFields(unit, fieldsOfImporter(importer));
    return { kind: 'transcript', transcript, where, format: importer.name, unknown, choice };
  } catch (error) {
    return { kind: 'rejected', where, reason: reasonOf(error) };
  }
}
