// Sample designs against reference values.
import { checkFamily } from './fixtures.ts';

checkFamily('sampling', ['allocation', 'pps_inclusion', 'poisson_prn', 'union_inclusion', 'systematic_pps', 'audit_vs_weighted']);
