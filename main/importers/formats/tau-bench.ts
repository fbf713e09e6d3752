// tau-bench results: a task, its reward and its trajectory of OpenAI messages.
import { z } from 'zod';
import { MESSAGE_FIELDS, isMessageList, openaiMessages } from '../chat/openai-messages.ts';
import { sure, type RecordImporter } from '../importer.ts';
import { titleFrom } from '../normal/blocks.ts';
import { checkpoint, setFacet, without, type Facets } from '../normal/facets.ts';
import { plainScore } from '../normal/scores.ts';
import { AnyJson } from '../normal/wire.ts';
import { isObject } from '../read/lenient-json.ts';

const Result = z.looseObject({
  task_id: z.union([z.string(), z.number()]),
  reward: z.union([z.number(), z.string()]).nullable(),
  traj: AnyJson,
  info: z.record(z.string(), AnyJson).nullish(),
});

export const importer: RecordImporter = {
  reads: 'record',
  name: 'tau-bench',
  description: 'tau-bench results: trajectories with their reward.',
  detects: 'a list of objects with `task_id`, `reward` and `traj`',
  fields: ['*', ...MESSAGE_FIELDS.map((path) => `traj.${path}`)],
  detect: (record) =>
    isObject(record) && 'task_id' in record && 'reward' in record && isMessageList(record['traj'])
      ? sure('it has `task_id`, `reward` and `traj`')
      : null,
  read(record, original) {
    const { task_id, reward, traj, info } = Result.parse(record);
    const facets: Facets = {};
    for (const [key, value] of Object.entries(isObject(record) ? record : {})) {
      if (key !== 'reward') setFacet(facets, key, key === 'checkpoint' ? checkpoint(value) : value);
    }
    const messages = openaiMessages(traj);
    const graded = info?.['reward_info'] ?? null;
    const transcript = {
      source_id: '', // task and trial identify the task, not the run
      title: `task ${task_id} · ${titleFrom(messages)}`,
      created_at: null,
      facets,
      messages,
      scores: [{ ...plainScore('tau-bench', 'reward', reward), context: graded }],
      metadata: without(info ?? {}, (key) => key === 'reward_info'),
      original,
    };
    return [transcript];
  },
};
