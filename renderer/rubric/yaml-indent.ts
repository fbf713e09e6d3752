// The indentation of a new line of YAML after the text before the cursor: that of the next field of the same object.

/** Fields of a rubric that contain a list or a group on the lines below. */
const HOLDING = ['dimensions', 'levels', 'components', 'rules', 'examples', 'scenarios', 'flags', 'at'];

const STEP = 2;

/** The number of spaces that the line after `before` begins with. */
export function indentAfter(before: string): number {
  const [, spaces = '', dash = '', rest = ''] = /^(\s*)(-\s+)?(.*)$/.exec(before) ?? [];
  const own = spaces.length + dash.length;
  const field = /^([\w-]+):\s*(.*)$/.exec(rest);
  if (field === null) return spaces.length;
  const [, name = '', value = ''] = field;
  // a block of text on its own lines, with its field
  if (/^[>|]/.test(value) || (value === '' && HOLDING.includes(name))) return own + STEP;
  return own;
}
