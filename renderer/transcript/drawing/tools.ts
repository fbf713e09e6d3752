// Knowledge about the arguments of tools: commands, code, edits and to-do lists, by the names that agents give them.
import { editItems } from './edit-items.ts';
import { item, type Item, type Look } from './items.ts';
import type { JsonItems, Knowledge, Members, Style } from './json-items.ts';
import type { Node, StringNode } from './json-tree.ts';
import { isPatch, languageNamed, languageOfFile } from './languages.ts';

const isString = (node: Node | undefined): node is StringNode => node?.kind === 'string';

const SHELL = /bash|shell|terminal|exec|console|(?:^|_)(?:sh|cmd|run)(?:_|$)|run_?command/i;
const NO_SHELL = /edit|str_replace|file|python|code|sql/i;
const PYTHON = /python|ipython|jupyter|notebook/i;
const COMMANDS = new Set(['cmd', 'script', 'shell_command', 'bash_command', 'commandline']);
const CODE = new Set(['code', 'source', 'program', 'python', 'new_source']);
const CONTENT = new Set(['content', 'contents', 'file_text', 'new_content', 'text', 'body', 'data']);
const PATHS = ['file_path', 'path', 'filename', 'file', 'target_file', 'notebook_path', 'absolute_path'];
const EDITS = [
  ['old_string', 'new_string'],
  ['old_str', 'new_str'],
  ['old_text', 'new_text'],
  ['search', 'replace'],
] as const;
const LISTS = new Set(['todos', 'plan', 'todo_list', 'tasks', 'task_list', 'items']);
const TASKS = ['content', 'step', 'title', 'task', 'text', 'description', 'name'];
/** Minimum length of a patch. */
const SHORTEST_PATCH = 20;
const SHELLS = /^(?:.*\/)?(?:ba|z|da)?sh$/;

/** Whether a tool runs its argument in a shell. */
export const isShell = (tool: string): boolean => SHELL.test(tool) && !NO_SHELL.test(tool);

const STATES: readonly [RegExp, Look][] = [
  [/^(?:completed?|done|finished)$/i, 'done'],
  [/^(?:in[_ -]?progress|doing|active|started)$/i, 'doing'],
];
const stateOf = (word: string): Look => STATES.find(([pattern]) => pattern.test(word))?.[1] ?? 'todo';

/** The knowledge about a tool's arguments. `itemsOf`: the items of their text. */
export function knowledgeOf(tool: string, itemsOf: () => JsonItems): Knowledge {
  const shell = isShell(tool);
  const textOf = (node: Node | undefined): string => (isString(node) ? itemsOf().string(node).text : '');
  const fileLanguage = (members: Members): string => {
    const path = PATHS.map((name) => textOf(members.get(name)?.value)).find((each) => each !== '');
    return path === undefined ? '' : languageOfFile(path);
  };

  const styleOf = (name: string, members: Members): Style | null => {
    const key = name.toLowerCase();
    const value = members.get(name)?.value;
    if (!isString(value)) return null;
    if (COMMANDS.has(key) || (key === 'command' && shell)) return { look: 'command', language: 'bash' };
    if (value.end - value.start > SHORTEST_PATCH && isPatch(textOf(value))) return { look: 'text', language: 'diff' };
    if (CODE.has(key)) {
      const said = languageNamed(textOf(members.get('language')?.value));
      return { look: 'text', language: said === '' && PYTHON.test(`${tool} ${key}`) ? 'python' : said };
    }
    if ((key === 'sql' || key === 'query') && /sql|database|db/i.test(`${tool} ${key}`))
      return { look: 'text', language: 'sql' };
    return CONTENT.has(key) ? { look: 'text', language: fileLanguage(members) } : null;
  };

  /** Draws an object with an old and a new text as an edit, if the old text is stored directly before the new one. */
  const objectItems = (members: Members, depth: number): Item[] | null => {
    for (const [old, now] of EDITS) {
      const [before, after] = [members.get(old)?.value, members.get(now)?.value];
      if (!isString(before) || !isString(after) || after.start < before.start) continue;
      const between = [...members.values()].some(
        ({ value }) => value.start > before.start && value.start < after.start,
      );
      if (between) continue;
      const items = itemsOf();
      const language = fileLanguage(members);
      return [...members].flatMap(([name, { key, value }]) => {
        if (name === now) return [];
        if (name === old) return editItems(items.string(before), items.string(after), depth, language);
        return items.member(key, value, members, depth);
      });
    }
    return null;
  };

  const todoItem = (entry: Node, depth: number): Item | null => {
    if (entry.kind !== 'object') return null;
    const members = itemsOf().membersOf(entry);
    const status = members.get('status')?.value;
    const task = TASKS.map((name) => members.get(name)?.value).find(isString);
    if (task === undefined || !isString(status)) return null;
    return item({ depth, body: itemsOf().string(task), look: stateOf(textOf(status)) });
  };

  const memberItems = (name: string, value: Node, depth: number): Item[] | null => {
    if (value.kind !== 'list') return null;
    const [first, flag, script, ...more] = value.items;
    if (isString(script) && more.length === 0 && SHELLS.test(textOf(first)) && /^-\w*c$/.test(textOf(flag)))
      return [item({ depth, body: itemsOf().string(script), look: 'command', language: 'bash' })];
    if (!LISTS.has(name.toLowerCase()) || value.items.length === 0) return null;
    const todos = value.items.map((entry) => todoItem(entry, depth));
    return todos.some((each) => each === null) ? null : todos.filter((each) => each !== null);
  };

  return { styleOf, objectItems, memberItems };
}
