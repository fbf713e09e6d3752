// Label Studio: its server imports our tasks and exports them again, with every region on the same characters.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Kit, Receiver } from '../receiver.ts';

const Result = z.looseObject({ id: z.string(), type: z.string(), value: z.looseObject({}) });
const Task = z.object({
  data: z.looseObject({ transcript_id: z.string(), messages: z.array(z.object({ text: z.string() })) }),
  annotations: z.array(z.object({ result: z.array(Result), ground_truth: z.boolean() })),
});
type Task = z.infer<typeof Task>;
const Prediction = z.object({ model_version: z.string(), result: z.array(Result) });
const Exported = z.array(Task.extend({ predictions: z.array(Prediction) }));
const Told = z.array(
  z.object({
    counts: z.looseObject({ task_count: z.number(), annotation_count: z.number(), prediction_count: z.number() }),
    tasks: z.array(Task),
    predictions: z.array(Prediction),
  }),
);
const Region = z.object({
  start: z.string(),
  end: z.string(),
  startOffset: z.number(),
  endOffset: z.number(),
  text: z.string(),
});

/** The text of each region, and the characters at its offsets, in UTF-16 units as the browser counts. */
const regionsOf = ({ data, annotations }: Task): { quote: string; pointed: string | undefined }[] =>
  annotations
    .flatMap(({ result }) => result)
    .filter(({ type }) => type === 'paragraphlabels')
    .map(({ value }) => {
      const { start, startOffset, endOffset, text } = Region.parse(value);
      return { quote: text, pointed: data.messages[Number(start)]?.text.slice(startOffset, endOffset) };
    });

/** Predictions in a fixed order, because the server lists them in an order of its own. */
const inOrder = (all: readonly z.infer<typeof Prediction>[]): string[] => all.map((one) => JSON.stringify(one)).sort();

function compare({ check }: Kit, what: string, ours: z.infer<typeof Exported>, told: z.infer<typeof Told>[number]) {
  const { task_count, annotation_count, prediction_count } = told.counts;
  const annotations = ours.flatMap((task) => task.annotations).length;
  const predictions = ours.flatMap((task) => task.predictions);
  check.same(
    `${what}: counts`,
    [task_count, annotation_count, prediction_count],
    [ours.length, annotations, predictions.length],
  );
  const read = new Map(told.tasks.map((task) => [task.data.transcript_id, task]));
  for (const { data, annotations: own } of ours) {
    const task = read.get(data.transcript_id);
    check.same(`${what}: data of ${data.transcript_id}`, task?.data, data);
    check.same(`${what}: annotations of ${data.transcript_id}`, task?.annotations, own);
    for (const { quote, pointed } of task === undefined ? [] : regionsOf(task))
      check.same(`${what}: the characters of a region of ${data.transcript_id}`, pointed, quote);
  }
  check.same(`${what}: predictions`, inOrder(told.predictions), inOrder(predictions));
}

async function run(kit: Kit): Promise<void> {
  const { studies, scratch, touchstone, tells } = kit;
  const files: [string, string][] = [];
  for (const [name, study] of Object.entries(studies))
    for (const what of ['gold', 'labels', 'transcripts']) {
      const file = join(scratch, `${name}-${what}.json`);
      await touchstone('export', '-s', study, '--what', what, '--as', 'label-studio', '-o', file);
      files.push([`${name}, ${what}`, file]);
    }
  const told = Told.parse(await tells('serve.py', ...files.map(([, file]) => file)));
  for (const [at, [what, file]] of files.entries()) {
    const one = told[at];
    if (one !== undefined) compare(kit, what, Exported.parse(JSON.parse(readFileSync(file, 'utf8'))), one);
  }
}

export const labelStudio: Receiver = {
  name: 'label-studio',
  about: 'tasks with annotations and predictions, imported and exported by a server of its own',
  inCi: false,
  needs: { list: 'label-studio', package: 'label-studio' },
  run,
};
