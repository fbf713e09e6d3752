// Rates against reference values: proportions.
import { checkFamily } from './fixtures.ts';

checkFamily('rates', ['proportion_ci', 'weighted_mean_poisson']);
