// R: reads the views of the study file through RSQLite and the CSV of every kind, and recomputes the rates from it.
import { z } from 'zod';
import { ended } from '../process.ts';
import type { Kit, Receiver } from '../receiver.ts';
import { compareRates, exportedOnce, publishedOnce } from '../tables/index.ts';
import { Rate } from '../tables/published.ts';

const Counts = z.record(z.string(), z.number());
const Told = z.object({
  views: Counts,
  gold: Counts,
  rows: Counts,
  columns: z.record(z.string(), z.array(z.string())),
  rates: z.array(Rate),
});
const Rows = z.array(z.record(z.string(), z.unknown()));

async function run(kit: Kit): Promise<void> {
  const { check, touchstone, tells, program } = kit;
  const { status } = await ended(program, ['-e', 'library(RSQLite)']);
  if (status !== 0) return check.skip('all', 'the package RSQLite is not there (on Debian: r-cran-rsqlite)');
  const asked = async (study: string, query: string): Promise<z.infer<typeof Rows>> =>
    Rows.parse(JSON.parse(await touchstone('sql', '-s', study, query, '--json')));
  for (const { name, study, folder, held } of await exportedOnce(kit)) {
    const told = Told.parse(await tells('read.R', study, folder));
    for (const [view, rows] of Object.entries(told.views)) {
      const [counted] = await asked(study, `select count(*) as n from ${view}`);
      check.same(`${name} ${view}: rows`, rows, counted?.['n']);
    }
    const query =
      'select coalesce(sum(level), 0) as level, coalesce(sum(level is null), 0) as missing, coalesce(sum(event), 0) as event from v_gold';
    check.same(`${name} v_gold: levels`, told.gold, (await asked(study, query))[0]);
    for (const table of held.filter(({ form }) => form === 'csv')) {
      const kind = table.name.slice(0, -'.csv'.length);
      check.same(`${name} ${table.name}: rows`, told.rows[kind], table.rows.length);
      check.same(`${name} ${table.name}: columns`, told.columns[kind]?.length, table.types.size);
    }
    if (name === 'sample') compareRates(check, told.rates, await publishedOnce(kit));
  }
}

export const r: Receiver = {
  name: 'r',
  about: 'the views of the study file through RSQLite, CSV of every kind, and the rates recomputed from it',
  inCi: false,
  needs: { program: 'Rscript', version: ['--version'] },
  run,
};
