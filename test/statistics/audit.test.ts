// Cases in which an external audit found wrong statistics at extreme values.
import { casesOf, checkFamily } from './fixtures.ts';

checkFamily(
  'audit',
  casesOf('audit').map(({ stat }) => stat),
);
