// Prints a transcript as a person would read it: for the writer of the storylines, who has to read what comes out.
import type { Message } from '../../contract/transcript.ts';

const indent = (text: string, by: string): string => text.split('\n').join(`\n${by}`);

export function show(messages: readonly Message[]): string {
  return messages
    .map((message, i) => {
      const blocks = message.blocks.map((block) => {
        switch (block.type) {
          case 'reasoning':
            return `  ~ ${block.redacted ? '(hidden by the provider)' : indent(block.text, '    ')}`;
          case 'tool_call':
            return `  ! ${block.name} ${indent(block.text, '    ')}`;
          case 'tool_result':
            return `  ${block.is_error ? '=!' : '='} ${indent(block.text, '    ')}`;
          default:
            return `  ${indent(block.text, '  ')}`;
        }
      });
      return `[${i}] ${message.role}${message.prefilled ? ' (prefilled)' : ''}\n${blocks.join('\n')}`;
    })
    .join('\n');
}
