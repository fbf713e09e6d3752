// `npm run bench`: runs all benchmarks, or those named, and prints their figures as lines, or as an array with --json.
import { parseArgs } from 'node:util';
import { breaking } from './broken.ts';
import { calling } from './calls.ts';
import { covering } from './coverage.ts';
import type { Bench, Figure } from './figure.ts';
import { figuring } from './figures.ts';
import { killing } from './kills.ts';
import { labelling } from './labelling.ts';
import { growing } from './million.ts';
import { listening } from './network.ts';
import { populating } from './population.ts';
import { recording } from './record.ts';
import { rivals } from './rivals.ts';
import { startingUp } from './start-up.ts';
import { storing } from './store.ts';
import { thresholding } from './threshold.ts';
import { inWindow } from './window.ts';

const BENCHES: Bench[] = [recording, storing, startingUp, inWindow, labelling, thresholding, covering, breaking];
/** Benchmarks that run only by name, because they take long or need other people's programs. */
const BY_NAME: Bench[] = [figuring, growing, populating, rivals, calling, killing, listening];
const ALL = [...BENCHES, ...BY_NAME];

function line(figure: Figure): string {
  const mark = figure.ok === null ? ' ' : figure.ok ? '+' : '!';
  const ratio = figure.ratio === null ? '' : `  ratio ${figure.ratio}`;
  const bar =
    figure.bar === null ? '' : `  bar ${typeof figure.bar === 'number' ? figure.bar : figure.bar.join(' to ')}`;
  return `${mark} ${figure.name}: ${figure.value} ${figure.unit}  versus ${figure.versus}${ratio}${bar}`;
}

const { values, positionals: given } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
});
// a number is the count, as in `kills 300`
const count = given.find((one) => /^\d+$/.test(one));
const positionals = given.filter((one) => one !== count);
const unknown = positionals.filter((name) => !ALL.some((bench) => bench.name === name));

if (values.help) {
  console.log(
    ['npm run bench -- [--json] [NAME...] [COUNT]', ...ALL.map((bench) => `  ${bench.name}: ${bench.about}`)].join(
      '\n',
    ),
  );
} else if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(', ')} · there are ${ALL.map((bench) => bench.name).join(', ')}`);
  process.exitCode = 2;
} else {
  const figures: Figure[] = [];
  for (const bench of positionals.length === 0 ? BENCHES : ALL.filter(({ name }) => positionals.includes(name))) {
    console.error(`${bench.name}: ${bench.about}`);
    // a benchmark that fails must not lose the figures of the others
    const result = await bench.run(count === undefined ? undefined : Number(count)).catch((error: unknown) => {
      console.error(error);
      process.exitCode = 1;
      return 'it failed';
    });
    if (typeof result === 'string') {
      console.error(`  skipped: ${result}`);
      continue;
    }
    figures.push(...result);
    if (!values.json) for (const figure of result) console.log(line(figure));
  }
  if (values.json) console.log(JSON.stringify(figures, null, 2));
  if (figures.some((figure) => figure.ok === false)) process.exitCode = 1;
}
