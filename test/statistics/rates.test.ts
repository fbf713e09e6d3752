// Rates compared with reference values.
import { casesOf, checkFamily } from './fixtures.ts';

checkFamily(
  'rates',
  casesOf('rates').map(({ stat }) => stat),
);
