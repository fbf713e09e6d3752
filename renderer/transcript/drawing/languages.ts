// Determines the language of a text from the name of a file or of a tool.

const BY_ENDING: Readonly<Record<string, string>> = {
  bash: 'bash sh zsh bashrc',
  c: 'c h',
  cpp: 'cpp cc cxx hpp hh',
  csharp: 'cs',
  css: 'css',
  diff: 'diff patch',
  go: 'go mod',
  ini: 'ini toml cfg conf properties env',
  java: 'java',
  javascript: 'js mjs cjs jsx',
  json: 'json jsonl ipynb',
  kotlin: 'kt kts',
  lua: 'lua',
  makefile: 'mk makefile',
  markdown: 'md markdown',
  perl: 'pl pm',
  php: 'php',
  python: 'py pyi pyw',
  r: 'r',
  ruby: 'rb',
  rust: 'rs',
  scss: 'scss',
  sql: 'sql',
  swift: 'swift',
  typescript: 'ts tsx mts cts',
  xml: 'xml html htm svg vue',
  yaml: 'yaml yml',
};
const LANGUAGES = new Map(
  Object.entries(BY_ENDING).flatMap(([language, endings]) => endings.split(' ').map((each) => [each, language])),
);
const OTHER_NAMES: Readonly<Record<string, string>> = {
  shell: 'bash',
  console: 'bash',
  golang: 'go',
  html: 'xml',
  toml: 'ini',
};

/** The language of a file, from its name; '' if it is unknown. */
export function languageOfFile(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
  return LANGUAGES.get(name.slice(name.lastIndexOf('.') + 1)) ?? '';
}

/** The language that a word names, as after the fence of a code block; '' if it is unknown. */
export function languageNamed(word: string): string {
  const name = word.trim().toLowerCase();
  if (name in BY_ENDING) return name;
  return OTHER_NAMES[name] ?? LANGUAGES.get(name) ?? '';
}

const PATCH = /^(?:diff --git |\*\*\* Begin Patch|@@ .* @@|--- \S.*\n\+\+\+ )/m;

/** Whether a text is a patch. */
export const isPatch = (text: string): boolean => PATCH.test(text.slice(0, 4000));
