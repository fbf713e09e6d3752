// The text of a sample design for queues, figures and data sheets.
import type { Design, ScoreName } from '../../../contract/queue.ts';

const scoreText = ({ grader, dimension }: ScoreName): string => `${grader}'s ${dimension}`;

function kindText(design: Design): string {
  switch (design.kind) {
    case 'random':
      return 'simple random';
    case 'stratified':
      return `stratified by ${design.by.join(' and ')} (${design.allocation} allocation)`;
    case 'uncertainty':
      return `more likely near ${design.threshold} of ${scoreText(design.score)}`;
    case 'disagreement':
      return `more likely if ${design.scores.map(scoreText).join(' and ')} differ`;
    case 'flagged':
      return `drawn separately among those with ${[design, ...(design.or ?? [])]
        .map(({ score, threshold }) => `${scoreText(score)} of ${threshold} or more`)
        .join(' or ')} and among the rest`;
    case 'audit_mix':
      return `${Math.round(design.random_share * 100)} % simple random, the others ${kindText(design.rest)}`;
  }
}

/** "simple random, 200 of 50,000". */
export const designText = (design: Design, drawn: number, population: number): string =>
  `${kindText(design)}, ${drawn.toLocaleString('en')} of ${population.toLocaleString('en')}`;
