// Completion for bash: one function that finds the command typed so far, and offers what may follow it.
import { quoted, spellings, type CompletedCommand } from './tree.ts';

/** If the previous word is an option that takes a value: its choices, or files. */
function valueCases({ words, options }: CompletedCommand): string[] {
  const taking = options.filter(({ takesValue }) => takesValue);
  const at = (option: (typeof taking)[number]): string =>
    spellings(option)
      .map((name) => quoted(`${words}:${name}`))
      .join('|');
  return taking.map((option) =>
    option.choices.length === 0
      ? `    ${at(option)}) return ;;`
      : `    ${at(option)}) COMPREPLY=($(compgen -W ${quoted(option.choices.join(' '))} -- "$cur")); return ;;`,
  );
}

const offered = ({ parts, options, choices }: CompletedCommand): string =>
  [...parts.map(({ name }) => name), ...choices, ...options.flatMap(spellings)].join(' ');

/** The script, to be sourced. */
export const bashCompletions = (all: readonly CompletedCommand[]): string => `# bash completion for touchstone
_touchstone() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} at='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at \${COMP_WORDS[i]}" in
      ${all
        .filter(({ words }) => words !== '')
        .map(({ words }) => quoted(words.includes(' ') ? words : ` ${words}`))
        .join('|')}) at="\${at:+$at }\${COMP_WORDS[i]}" ;;
    esac
  done
  COMPREPLY=()
  case "$at:$prev" in
${all.flatMap(valueCases).join('\n')}
  esac
  case "$at" in
${all.map((one) => `    ${quoted(one.words)}) COMPREPLY=($(compgen -W ${quoted(offered(one))} -- "$cur")) ;;`).join('\n')}
  esac
}
complete -o default -F _touchstone touchstone
`;
