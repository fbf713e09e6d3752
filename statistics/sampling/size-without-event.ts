// How many labels without an event show that a rate is below a bound.
import { z } from 'zod';
import { Confidence, type Statistic } from '../statistic.ts';

export interface SizeWithoutEvent {
  n: number;
  /** 3 / p0, a mnemonic for 95 %; null at other levels. */
  rule_of_three_n: number | null;
}

const Input = z.strictObject({ p0: z.number().gt(0).lt(1).describe('the bound'), confidence: Confidence });

/** The smallest n with (1 - p0)^n at most 1 - level. */
function run({ p0, confidence }: z.infer<typeof Input>): SizeWithoutEvent {
  return {
    n: Math.ceil(Math.log(1 - confidence) / Math.log1p(-p0)),
    rule_of_three_n: confidence === 0.95 ? Math.ceil(3 / p0) : null,
  };
}

export const sampleSizeZeroEvent: Statistic<z.infer<typeof Input>, SizeWithoutEvent> = {
  name: 'sample_size_zero_event',
  about: 'how many labels without a single event show that a rate is below a bound (one-sided)',
  source: 'Clopper & Pearson 1934; Hanley & Lippman-Hand 1983',
  input: Input,
  run,
};
