// The indentation of a new line of YAML, from the text before the cursor: that of the next field of the same object.

/** Fields of a rubric whose content is a list or group on the lines below. */
const HOLDING = ['dimensions', 'levels', 'components', 'rules', 'examples', 'scenarios', 'flags', 'at'];

const STEP = 2;

/** The number of spaces at the beginning of the line after `before`. */
export function indentAfter(before: string): number {
  const [, spaces = '', dash = '', rest = ''] = /^(\s*)(-\s+)?(.*)$/.exec(before) ?? [];
  const own = spaces.length + dash.length;
  const field = /^([\w-]+):\s*(.*)$/.exec(rest);
  if (field === null) return spaces.length;
  const [, name = '', value = ''] = field;
  // a block of text begins on the next line and is indented deeper than its field, like the content of these fields
  if (/^[>|]/.test(value) || (value === '' && HOLDING.includes(name))) return own + STEP;
  return own;
}
