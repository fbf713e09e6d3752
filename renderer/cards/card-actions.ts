// The actions of the cards of a rubric, by dimension or flag. The functions stay the same for the life of the desk.
import type { Evidence } from '../../contract/evidence.ts';
import type { Change } from '../../contract/label.ts';

export interface CardActions {
  focus: (card: string) => void;
  /** Shows or hides why a dimension is asked, its rules and examples. */
  explain: (dimension: string) => void;
  answer: (dimension: string, level: number) => void;
  cannotJudge: (dimension: string) => void;
  /** Goes to the next card after the reason of “cannot judge” was given or omitted. */
  reasoned: (dimension: string) => void;
  change: (change: Change) => void;
  showEvidence: (evidence: Evidence) => void;
}
