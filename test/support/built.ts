// Builds the bundles before the first test, so that the command line is tested as it ships.
import { freshBundles } from '../../scripts/build.ts';

export const setup = (): Promise<void> => freshBundles();
