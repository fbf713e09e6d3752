// Which SQLite binary better-sqlite3 loads.

/**
 * better-sqlite3 finds its own binary in an installed app; on a runtime that cannot load it (runtime.md), the start
 * script names another.
 */
export function nativeBinding(): { nativeBinding?: string } {
  const binding = process.env['TOUCHSTONE_SQLITE_BINDING'];
  return binding === undefined ? {} : { nativeBinding: binding };
}
