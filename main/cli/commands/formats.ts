// `touchstone formats`: lists the formats that can be read and written, and how each is detected.
import type { Command } from 'commander';
import { formatList } from '../../work/formats/index.ts';
import { command, finish, withLines, type ListOption } from '../command.ts';
import { json, jsonLines, out, type Exit } from '../output.ts';
import { table } from '../table.ts';

function print(options: ListOption): Exit {
  const all = formatList();
  if (options.jsonl) jsonLines(all);
  else if (options.json) json(all);
  else
    out(
      table(
        ['format', 'reads', 'writes', 'what it is'],
        all.map((f) => [f.name, f.reads ? 'yes' : '', f.writes ? 'yes' : '', f.description]),
      ),
    );
  return 0;
}

/** The `formats` command. */
export function formats(): Command {
  return withLines(command('formats', 'list the formats that can be read and written')).action((options: ListOption) =>
    finish(() => print(options)),
  );
}
