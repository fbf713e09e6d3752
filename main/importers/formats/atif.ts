// ATIF trajectories (Harbor), their subagents and continuations.
import { isTrajectory, trajectories } from '../atif/trajectory.ts';
import { sure, type RecordImporter } from '../importer.ts';

const STEP_FIELDS = [
  'step_id timestamp source message model_name reasoning_content is_copied_context metrics llm_call_count extra reasoning_effort',
  'tool_calls.tool_call_id tool_calls.function_name tool_calls.arguments tool_calls.extra',
  'observation.results.source_call_id observation.results.content observation.results.subagent_trajectory_ref observation.results.extra',
]
  .join(' ')
  .split(' ');

export const importer: RecordImporter = {
  reads: 'record',
  name: 'atif',
  description:
    'ATIF trajectories (Harbor): steps with calls and their results, subagents at any depth; steps copied from an earlier file are left out.',
  detects: 'an object whose `schema_version` begins with ATIF',
  fields: ['*', ...STEP_FIELDS.map((path) => `steps.${path}`)],
  detect: (record) => (isTrajectory(record) ? sure('its `schema_version` begins with ATIF') : null),
  read: (record, original) => trajectories(record, original, null),
};
