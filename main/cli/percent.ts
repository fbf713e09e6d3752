// A rate with its interval in per cent, for tables and messages.
import type { Estimate } from '../../contract/estimate.ts';

/** Such as "4.5 % [3.7, 8.4]"; `none` if there is no estimate. */
export function percent({ estimate, low, high }: Estimate): string {
  if (estimate === null) return 'none';
  const share = (value: number): string => (100 * value).toFixed(1);
  return `${share(estimate)} %${low === null || high === null ? '' : ` [${share(low)}, ${share(high)}]`}`;
}
