// Sampling designs and planning compared with reference values.
import { casesOf, checkFamily } from './fixtures.ts';

for (const family of ['sampling', 'planning'])
  checkFamily(
    family,
    casesOf(family).map(({ stat }) => stat),
  );
