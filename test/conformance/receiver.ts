// What a receiver is: a program of others that reads what we write, or writes what we read.
import type { Checks } from './check.ts';
import type { Studies } from './studies.ts';

/** What a receiver is compared with, and in what. */
export interface Kit {
  /** Studies to export from. */
  studies: Studies;
  /** A folder of its own, gone at the end; `HOME` of the scripts is in it. */
  scratch: string;
  check: Checks;
  /** Runs `touchstone ARGS`, and returns its stdout; throws if its exit status is 2. */
  touchstone: (...args: readonly string[]) => Promise<string>;
  /**
   * Runs a Python script of the receiver's folder with the receiver installed, and returns what it wrote as JSON into
   * the file that its first argument names. Throws if it fails.
   */
  tells: (script: string, ...args: readonly string[]) => Promise<unknown>;
  /** The Python (or other program) that the receiver runs in, for what must stay running. */
  program: string;
}

export interface Receiver {
  /** Its name in the table, and of its folder. */
  name: string;
  about: string;
  /** Whether the selection for CI (`--ci`) has it: what takes minutes to fetch or to run is left to people. */
  inCi: boolean;
  /**
   * `list`: the list of test/conformance/requirements that installs it, and the package whose version counts.
   * `program`: what must be on the PATH instead, and the arguments that make it print its version.
   */
  needs: { list: string; package: string } | { program: string; version: readonly string[] };
  run: (kit: Kit) => Promise<void>;
}
