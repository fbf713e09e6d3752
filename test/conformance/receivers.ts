// Every receiver; a new one is a folder and a line here.
import { inspect } from './inspect/index.ts';
import { inspectScout } from './inspect-scout/index.ts';
import { openai } from './openai/index.ts';
import type { Receiver } from './receiver.ts';

export const RECEIVERS: readonly Receiver[] = [openai, inspect, inspectScout];
