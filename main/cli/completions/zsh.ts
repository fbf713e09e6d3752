// Completion for zsh, with what each command and option means.
import { quoted, spellings, type CompletedCommand } from './tree.ts';

const described = (name: string, about: string): string => quoted(`${name.replaceAll(':', '\\:')}:${about}`);

function valueCases({ words, options }: CompletedCommand): string[] {
  return options
    .filter(({ takesValue }) => takesValue)
    .map((option) => {
      const at = spellings(option)
        .map((name) => quoted(`${words}:${name}`))
        .join('|');
      const choices = option.choices.map(quoted).join(' ');
      return `    ${at}) ${option.choices.length === 0 ? '_files' : `compadd -- ${choices}`}; return ;;`;
    });
}

function offered({ words, parts, options, choices }: CompletedCommand): string {
  const all = [
    ...parts.map(({ name, about }) => described(name, about)),
    ...choices.map((choice) => described(choice, '')),
    ...options.flatMap((option) => spellings(option).map((name) => described(name, option.about))),
  ];
  return `    ${quoted(words)}) all=(${all.join(' ')}) ;;`;
}

/** The script, to be sourced, or saved as _touchstone in a folder of \`fpath\`. */
export const zshCompletions = (all: readonly CompletedCommand[]): string => `#compdef touchstone
_touchstone() {
  local at='' i
  local -a all
  for ((i = 2; i < CURRENT; i++)); do
    case "$at \${words[i]}" in
      ${all
        .filter(({ words }) => words !== '')
        .map(({ words }) => quoted(words.includes(' ') ? words : ` ${words}`))
        .join('|')}) at="\${at:+$at }\${words[i]}" ;;
    esac
  done
  case "$at:\${words[CURRENT-1]}" in
${all.flatMap(valueCases).join('\n')}
  esac
  case "$at" in
${all.map(offered).join('\n')}
  esac
  _describe 'touchstone' all
  _files
}
if [[ "\${funcstack[1]}" == _touchstone ]]; then _touchstone "$@"; else compdef _touchstone touchstone; fi
`;
