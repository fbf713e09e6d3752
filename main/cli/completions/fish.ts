// Completion for fish, with what each command and option means.
import { quoted, type CompletedCommand } from './tree.ts';

// fish knows only these two escapes within single quotes
const fish = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function lines({ words, parts, options, choices }: CompletedCommand): string[] {
  const here = `complete -c touchstone -n ${fish(`__touchstone_at ${quoted(words)}`)}`;
  return [
    ...parts.map(({ name, about }) => `${here} -f -a ${fish(name)} -d ${fish(about)}`),
    ...choices.map((choice) => `${here} -f -a ${fish(choice)}`),
    ...options.map(({ long, short, takesValue, choices: values, about }) => {
      const name = `${short === null ? '' : ` -s ${short.slice(1)}`} -l ${long.slice(2)}`;
      const value = values.length > 0 ? ` -x -a ${fish(values.join(' '))}` : takesValue ? ' -r -F' : '';
      return `${here}${name}${value} -d ${fish(about)}`;
    }),
  ];
}

/** The script, to be sourced. */
export const fishCompletions = (all: readonly CompletedCommand[]): string => `# fish completion for touchstone
function __touchstone_at
  set -l at ''
  for word in (commandline -opc)[2..-1]
    set -l next (string trim "$at $word")
    if contains -- "$next" ${all
      .filter(({ words }) => words !== '')
      .map(({ words }) => fish(words))
      .join(' ')}
      set at "$next"
    end
  end
  test "$at" = "$argv[1]"
end
${all.flatMap(lines).join('\n')}
`;
