// What the cards of a rubric can do, by dimension or flag; the same functions for as long as a desk is there.
import type { Evidence } from '../../contract/evidence.ts';
import type { Change } from '../../contract/label.ts';

export interface CardActions {
  focus: (card: string) => void;
  /** Unfolds why a dimension is asked, its rules and examples, or folds them. */
  explain: (dimension: string) => void;
  answer: (dimension: string, level: number) => void;
  cannotJudge: (dimension: string) => void;
  /** The reason for not judging it is given, or not. */
  reasoned: (dimension: string) => void;
  change: (change: Change) => void;
  showEvidence: (evidence: Evidence) => void;
}
