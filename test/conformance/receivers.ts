// The list of all receivers; a new one needs a folder and a line here.
import { anthropic } from './anthropic/index.ts';
import { figures } from './figures/index.ts';
import { inspect } from './inspect/index.ts';
import { inspectScout } from './inspect-scout/index.ts';
import { labelStudio } from './label-studio/index.ts';
import { openai } from './openai/index.ts';
import { r } from './r/index.ts';
import type { Receiver } from './receiver.ts';
import { statisticReceivers } from './statistics/index.ts';
import { tableReaders } from './tables/index.ts';

export const RECEIVERS: readonly Receiver[] = [
  openai,
  anthropic,
  inspect,
  inspectScout,
  labelStudio,
  ...tableReaders,
  r,
  figures,
  ...statisticReceivers,
];
