// The actions of the cards of a rubric, by dimension or flag; the same functions as long as the desk exists.
import type { Evidence } from '../../contract/evidence.ts';
import type { Change } from '../../contract/label.ts';

export interface CardActions {
  focus: (card: string) => void;
  /** Unfolds or folds why a dimension is asked, its rules and examples. */
  explain: (dimension: string) => void;
  answer: (dimension: string, level: number) => void;
  cannotJudge: (dimension: string) => void;
  /** Sets or clears the reason why it cannot be judged. */
  reasoned: (dimension: string) => void;
  change: (change: Change) => void;
  showEvidence: (evidence: Evidence) => void;
}
