// The field paths of Inspect samples and messages that are understood here.

const MESSAGE = [
  'id role type source model name function tool_call_id tool_error reasoning metadata internal refusal',
  'content.type content.text content.refusal content.citations content.internal content.reasoning content.summary content.signature',
  'content.redacted content.image content.detail content.audio content.video content.format content.document content.filename',
  'content.mime_type content.data content.tool_type content.id content.name content.context content.arguments content.result content.error',
  'tool_calls.id tool_calls.function tool_calls.arguments tool_calls.parse_error tool_calls.type tool_calls.view tool_calls.internal',
  'error.type error.message api_failure',
]
  .join(' ')
  .split(' ');

/** The field paths of a list of Inspect messages under a name. */
export const messageFields = (under: string): string[] => MESSAGE.map((path) => `${under}.${path}`);

/**
 * The field paths of a sample. Those that are understood but have no place in the normal form (usage, events,
 * timelines) are kept in the original.
 */
export const SAMPLE_FIELDS: readonly string[] = [
  ...messageFields('messages'),
  ...'id epoch input target choices uuid output scores score metadata store files setup sandbox events transcript attachments'.split(
    ' ',
  ),
  ...'events_data timelines model_usage role_usage error error_retries limit invalidation started_at completed_at total_time'.split(
    ' ',
  ),
  ...'working_time turn_count token_limit message_refs'.split(' '),
];
