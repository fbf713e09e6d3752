export interface Room {
  /** Other rooms. */
  rooms: readonly string[];
  /** Of the guarded packages; all others are free. */
  packages: readonly string[];
}
/** Packages that tell a room's environment. `node:` stands for all that Node brings. */
export declare const GUARDED: readonly ['node:', 'electron', 'better-sqlite3', 'react', 'zod'];
export declare const ROOMS: Readonly<Record<string, Room>>;
/** What a room must not import: other rooms, and guarded packages. */
export declare function forbidden(room: string): {
  rooms: string[];
  packages: string[];
};
