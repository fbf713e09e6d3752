// The interface of a receiver: a program by others that reads files that we write, or writes files that we read.
import type { Checks } from './check.ts';
import type { Studies } from './studies.ts';

/** The studies and tools that a receiver's comparison gets. */
export interface Kit {
  /** Studies to export from. */
  studies: Studies;
  /** A folder of the receiver's own, removed at the end; also the `HOME` of the scripts. */
  scratch: string;
  check: Checks;
  /** Runs `touchstone ARGS`, and returns its stdout; throws if its exit status is not 0 or 1. */
  touchstone: (...args: readonly string[]) => Promise<string>;
  /**
   * Runs a Python script of the receiver's folder in the environment with the receiver, and returns the JSON that it
   * wrote into the file named by its first argument. Throws if it fails.
   */
  tells: (script: string, ...args: readonly string[]) => Promise<unknown>;
  /** The Python, or another program, that runs the receiver; for programs that must stay running. */
  program: string;
}

export interface Receiver {
  /** The receiver's name in the table, which is also the name of its folder. */
  name: string;
  about: string;
  /** Whether `--ci` runs it; receivers that take minutes to download or run are left out. */
  inCi: boolean;
  /**
   * `list`: the list of test/conformance/requirements that installs the receiver, and the package whose version is
   * shown. `program`: a program that must be on the PATH instead, and the arguments that print its version.
   */
  needs: { list: string; package: string } | { program: string; version: readonly string[] };
  run: (kit: Kit) => Promise<void>;
}
