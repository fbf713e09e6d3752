// Rates against reference values.
import { rates } from '../../statistics/rates/index.ts';
import { checkFamily } from './fixtures.ts';

checkFamily(
  'rates',
  rates.map(({ name }) => name),
);
