// Adjudication: gold by a rule, the units left to a person, and second opinions on them.
export { applyRule, type Ruled, ruleOf } from './by-rule.ts';
export { opinionsOn } from './opinions.ts';
export { unitList, unitsOf } from './units.ts';
