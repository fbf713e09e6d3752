// Cases in which an audit from outside found the statistics wrong at their edges.
import { casesOf, checkFamily } from './fixtures.ts';

checkFamily(
  'audit',
  casesOf('audit').map(({ stat }) => stat),
);
