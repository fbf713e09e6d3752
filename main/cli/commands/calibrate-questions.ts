// Extra tests that `touchstone calibrate` prints: equal error rates on all models, non-inferiority to another grader,
// and the alternative-annotator test.
import type { GraderQuestions, Homogeneity } from '../../../contract/grader-questions.ts';
import { TARGET_WORDS } from '../../../contract/inference.ts';
import type { Estimate } from '../../../contract/estimate.ts';
import { out, say } from '../output.ts';
import { table } from '../table.ts';

const percent = (value: number | null): string => (value === null ? 'none' : `${(100 * value).toFixed(1)} %`);
const share = ({ estimate, low, high }: Pick<Estimate, 'estimate' | 'low' | 'high'>): string =>
  `${percent(estimate)}${low === null || high === null ? '' : ` [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`}`;
const number = ({ estimate, low, high }: Estimate): string =>
  `${estimate?.toFixed(3) ?? 'none'}${low === null || high === null ? '' : ` [${low.toFixed(3)}, ${high.toFixed(3)}]`}`;

const tested = (name: string, { p, method, notes }: Homogeneity): string =>
  p === null
    ? `${name}: no test; ${notes.join('; ')}`
    : `${name}: p ${p.toPrecision(3)} for equal values in all groups (${method})`;

function tellAlike({ homogeneity }: GraderQuestions): void {
  if (homogeneity === null) return;
  const { by, sensitivity, specificity } = homogeneity;
  const rows = sensitivity.groups.map((one, at) => {
    const other = specificity.groups[at];
    return [
      one.group,
      share(one),
      one.n.toFixed(0),
      other === undefined ? 'none' : share(other),
      other?.n.toFixed(0) ?? '',
    ];
  });
  out(`\n${table([`error rates by ${by}`, 'sensitivity', 'events', 'specificity', 'others'], rows)}`);
  say(`${tested('Sensitivity', sensitivity)}; ${tested('specificity', specificity)}`);
}

function tellLevels({ prevalence }: GraderQuestions): void {
  if (prevalence === null) return;
  const { levels, mean, target } = prevalence;
  const rows = levels.map((one) => [`${one.value} ${one.name}`, percent(one.raw), share(one)]);
  out(`\n${table(['level', 'grader', 'corrected'], [...rows, ['mean', '', number(mean)]])}`);
  say(`Shares of levels: intervals describe ${TARGET_WORDS[target]}`);
  for (const note of new Set([...levels.flatMap(({ notes }) => notes), ...mean.notes])) say(note);
}

function tellNoWorse({ non_inferiority: of }: GraderQuestions): void {
  if (of === null) return;
  const verdict = (name: string, one: (typeof of)['accuracy']): string[] => [
    name,
    share(one),
    one.p?.toPrecision(3) ?? 'none',
    one.is_not_inferior === null ? 'no test' : one.is_not_inferior ? 'shown' : 'not shown',
  ];
  const rows = [verdict('all', of.accuracy), verdict('events', of.sensitivity), verdict('others', of.specificity)];
  out(`\n${table([`no worse by ${percent(of.accuracy.margin)}`, 'difference', 'p', 'no worse'], rows)}`);
  for (const note of of.notes) say(note);
}

function tellAsGood({ alternative }: GraderQuestions): void {
  if (alternative === null) return;
  const { raters, winning_rate: rate, is_passed: passed, epsilon, notes } = alternative;
  const rows = raters.map(({ rater, n, grader_wins, rater_wins, p_by }) => [
    rater,
    String(n),
    percent(grader_wins),
    percent(rater_wins),
    p_by?.toPrecision(3) ?? 'none',
  ]);
  out(`\n${table(['rater left out', 'n', 'grader as close', 'rater as close', 'adjusted p'], rows)}`);
  if (rate !== null)
    say(
      `Alternative-annotator test, epsilon ${epsilon}: wins against ${percent(rate)} of raters, ${passed === true ? 'passed' : 'not passed'}`,
    );
  for (const note of notes) say(note);
}

/** For people. */
export function tellQuestions(answers: GraderQuestions): void {
  tellAlike(answers);
  tellLevels(answers);
  tellNoWorse(answers);
  tellAsGood(answers);
}
