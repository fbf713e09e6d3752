// Labels as a wide table: a row a transcript and dimension, a column a rater, as agreement packages take them.
import type { Column } from './columns.ts';
import type { LabelRow } from './labels.ts';
import { subjectColumns, type Subject } from './long.ts';

/** What all raters said of one transcript on one dimension, under one version of the rubric. */
export interface WideRow extends Subject {
  dimension: string;
  scale_type: string | null;
  rubric_version: number | null;
  /** By rater id; who could not judge, or was not asked, is not in it. */
  levels: ReadonlyMap<string, number>;
}

/** The submitted answers of a transcript's labels in the round that counts, a row a dimension and version of the rubric. */
export function wideRows(labels: readonly LabelRow[]): WideRow[] {
  const rows = new Map<string, WideRow & { levels: Map<string, number> }>();
  for (const label of labels) {
    if (label.state !== 'done' || label.round !== 'main' || label.value_num === null) continue;
    const name = `${label.dimension} ${label.rubric_version}`;
    const row = rows.get(name) ?? { ...label, levels: new Map<string, number>() };
    row.levels.set(label.rater_id, label.value_num);
    rows.set(name, row);
  }
  return [...rows.values()];
}

/** Columns of the wide table. Raters of one name are told apart by the beginnings of their ids. */
export function wideColumns(raters: readonly { id: string; name: string }[]): Column<WideRow>[] {
  const namesakes = (name: string): number => raters.filter((rater) => rater.name === name).length;
  return [
    ...subjectColumns,
    { name: 'dimension', type: 'text', of: (r) => r.dimension },
    { name: 'scale_type', type: 'text', of: (r) => r.scale_type },
    { name: 'rubric_version', type: 'integer', of: (r) => r.rubric_version },
    ...raters.map(({ id, name }): Column<WideRow> => ({
      name: namesakes(name) > 1 ? `${name} (${id.slice(0, 8)})` : name,
      type: 'number',
      of: (r) => r.levels.get(id) ?? null,
    })),
  ];
}
