// How Node is told to run the command line of a clone.
import { join } from 'node:path';
import { root } from './shell.ts';

/** The bundle of the command line; `freshBundles` makes it. */
export const ENTRY = join(root, 'out', 'main', 'cli.js');

/**
 * Arguments of Node before those of the command line. Nearly all that is made while the program is read stays: Node's
 * small first heap would be collected six times for nothing, a tenth of what a short command costs.
 */
export const FLAGS: readonly string[] = ['--min-semi-space-size=16'];

/** Arguments of Node that run the command line, before its own. */
export const PROGRAM: readonly string[] = [...FLAGS, ENTRY];
