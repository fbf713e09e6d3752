// `npm run conformance [-- --ci] [NAME...]`: runs every receiver, those named, or with --ci those selected for CI, and
// prints a table of the comparisons.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, say, step } from '../../scripts/support/shell.ts';
import { collected } from './check.ts';
import { environment, NotReached, pinned } from './environment.ts';
import { oddStudy } from './odd-study.ts';
import { ended } from './process.ts';
import type { Receiver } from './receiver.ts';
import { RECEIVERS } from './receivers.ts';
import { SAMPLE, type Studies } from './studies.ts';
import { tableLines, type Row } from './table.ts';
import { tellsWith, touchstone } from './tells.ts';

/** The program that runs a receiver, and the receiver's version. */
async function found({ needs }: Receiver): Promise<{ program: string; version: string }> {
  if ('list' in needs) return { program: await environment(needs.list), version: pinned(needs.list, needs.package) };
  const told = await ended(needs.program, needs.version).catch(() => null);
  if (told?.status !== 0) throw new NotReached(`${needs.program} is not there`);
  return { program: needs.program, version: /\d+(?:\.\d+)+/.exec(told.said)?.[0] ?? '' };
}

async function shown(receiver: Receiver, studies: Studies, folder: string): Promise<Row> {
  const { name } = receiver;
  const { checks, all } = collected();
  try {
    const { program, version } = await found(receiver);
    const scratch = join(folder, name);
    mkdirSync(scratch);
    const tells = tellsWith(program, join(root, 'test', 'conformance', name), scratch);
    await receiver.run({ studies, scratch, check: checks, touchstone, tells, program }).catch((error: unknown) => {
      // the comparisons made until then count
      checks.fail('it did not run to its end', (error instanceof Error ? error.message : String(error)).slice(0, 4000));
    });
    return { name, version, checks: all, reason: null };
  } catch (error) {
    if (error instanceof NotReached) return { name, version: '', checks: all, reason: error.message };
    throw error;
  }
}

/** Receivers of one environment run one after another: it must be installed once, and one of them uses one core. */
async function inTurn(receivers: readonly Receiver[], studies: Studies, folder: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const receiver of receivers)
    rows.push(await step(`${receiver.name}: ${receiver.about}`, () => shown(receiver, studies, folder)));
  return rows;
}

/** The receivers by what runs them. */
function byEnvironment(receivers: readonly Receiver[]): Receiver[][] {
  const groups = new Map<string, Receiver[]>();
  for (const receiver of receivers) {
    const name = 'list' in receiver.needs ? receiver.needs.list : receiver.needs.program;
    groups.set(name, [...(groups.get(name) ?? []), receiver]);
  }
  return [...groups.values()];
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { ci: { type: 'boolean' } } });
const unknown = positionals.filter((given) => !RECEIVERS.some(({ name }) => name === given));
if (unknown.length > 0) {
  say(`there is no receiver ${unknown.join(', ')}; there are ${RECEIVERS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
const chosen = RECEIVERS.filter(
  ({ name, inCi }) => (values.ci !== true || inCi) && (positionals.length === 0 || positionals.includes(name)),
);
const folder = mkdtempSync(join(tmpdir(), 'touchstone-conformance-'));
try {
  const studies = { sample: SAMPLE, odd: await oddStudy(folder, touchstone) };
  const sideBySide = byEnvironment(chosen).map((receivers) => inTurn(receivers, studies, folder));
  const rows = (await Promise.all(sideBySide)).flat();
  for (const line of tableLines(rows)) console.log(line);
  if (rows.some(({ checks }) => checks.some(({ failure }) => failure !== null))) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
