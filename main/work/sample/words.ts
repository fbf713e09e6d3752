// A sample design in the words that a queue, a figure and a data sheet carry.
import type { Design, ScoreName } from '../../../contract/queue.ts';

const scoreWords = ({ grader, dimension }: ScoreName): string => `${grader}'s ${dimension}`;

function kindWords(design: Design): string {
  switch (design.kind) {
    case 'random':
      return 'simple random';
    case 'stratified':
      return `stratified by ${design.by.join(' and ')} (${design.allocation} allocation)`;
    case 'uncertainty':
      return `more likely near ${design.threshold} of ${scoreWords(design.score)}`;
    case 'disagreement':
      return `more likely where ${design.scores.map(scoreWords).join(' and ')} differ`;
    case 'flagged':
      return `drawn apart among those with ${[design, ...(design.or ?? [])]
        .map(({ score, threshold }) => `${scoreWords(score)} of ${threshold} or more`)
        .join(' or ')} and among the rest`;
    case 'audit_mix':
      return `${Math.round(design.random_share * 100)} % simple random, the others ${kindWords(design.rest)}`;
  }
}

/** "simple random, 200 of 50,000". */
export const designWords = (design: Design, drawn: number, population: number): string =>
  `${kindWords(design)}, ${drawn.toLocaleString('en')} of ${population.toLocaleString('en')}`;
