// Parses the name of an agentic-misalignment condition: scenario_goaltype-goalvalue_urgency, and additions of forks.
import type { Facets } from '../normal/facets.ts';

const SCENARIOS = new Set(['blackmail', 'leaking', 'murder']);
const URGENCIES = new Set(['replacement', 'restriction', 'none']);

/**
 * The facets in a condition's name. It is parsed from both ends, since forks add parts in the middle; the rest is
 * `variant`.
 */
export function conditionFacets(condition: string): Facets {
  if (condition === '') return {};
  const parts = condition.split('_');
  const facets: Facets = { condition };
  const scenario = parts[0] ?? '';
  if (!SCENARIOS.has(scenario) && parts.length < 3) return { ...facets, scenario: condition };
  facets['scenario'] = parts.shift() ?? '';
  const goal = parts.findIndex((part) => part.includes('-'));
  if (goal >= 0) {
    const [pair = ''] = parts.splice(goal, 1);
    const at = pair.indexOf('-');
    facets['goal_type'] = pair.slice(0, at);
    facets['goal_value'] = pair.slice(at + 1);
  }
  const last = parts.findLastIndex((part) => URGENCIES.has(part));
  if (last >= 0) facets['urgency'] = parts.splice(last, 1)[0] ?? '';
  if (parts.length > 0) facets['variant'] = parts.join('_');
  return facets;
}
