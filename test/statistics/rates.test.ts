// Rates against reference values: proportions.
import { checkFamily } from './fixtures.ts';

checkFamily('rates', ['proportion_ci']);
