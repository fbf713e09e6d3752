// `touchstone labels list`: what the raters said.
import type { Command } from 'commander';
import { labelRows } from '../../work/export-rows.ts';
import { exportContext } from '../../work/export.ts';
import { keys, labelledTranscripts } from '../../store/index.ts';
import { command, finish, onStudy, withLines, type ListOption, type StudyOption } from '../command.ts';
import { json, jsonLines, out, type Exit } from '../output.ts';
import { withStudy } from '../study.ts';
import { table } from '../table.ts';

interface Options extends StudyOption, ListOption {
  where?: string;
}

function print(options: Options): Exit {
  withStudy(options.study, 'read', (db) => {
    const wanted = new Set(keys(db, options.where ?? '', { column: 'key', descending: false }, null));
    const context = exportContext(db);
    const all = labelledTranscripts(db)
      .filter((key) => wanted.has(key))
      .flatMap((key) => labelRows(context, key));
    if (options.jsonl) return jsonLines(all);
    if (options.json) return json(all);
    const lines = all.map((r) => [
      r.item_id.slice(0, 10),
      r.rater_name,
      r.state,
      r.dimension,
      String(r.value_num ?? ''),
      r.value_label ?? '',
      r.note,
    ]);
    return out(table(['transcript', 'rater', 'state', 'dimension', 'level', 'name', 'note'], lines));
  });
  return 0;
}

/** The `labels` command with its part. */
export function labels(): Command {
  const listing = withLines(onStudy(command('list', 'labels, one row per transcript, rater and dimension')))
    .option('--where <filter>', 'only those of transcripts that fit a filter')
    .action((options: Options) => finish(() => print(options)));
  return command('labels', 'what the raters said').addCommand(listing);
}
