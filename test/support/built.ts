// Builds the bundles and the sample study before the first test, so that both are tested as they ship.
import { freshBundles, freshSample } from '../../scripts/build.ts';

export async function setup(): Promise<void> {
  await freshBundles();
  await freshSample();
}
