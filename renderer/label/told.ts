// Short texts about changes of a label, for the status line.
import type { Change } from '../../contract/label.ts';
import type { Rubric } from '../../contract/rubric.ts';
import { answerText } from '../cards/answers.ts';
import { SURENESS_WORDS } from '../cards/rater-texts.ts';

/** The title of the dimension or flag with this name. */
const titleOf = ({ dimensions, flags }: Rubric, name: string): string =>
  [...dimensions, ...flags].find((one) => one.name === name)?.title ?? name;

function answered(change: Change & { kind: 'answer' }, rubric: Rubric): string {
  const title = titleOf(rubric, change.dimension);
  const about = rubric.dimensions.find(({ name }) => name === change.dimension);
  if (about === undefined || change.answer === null) return `${title}: answer removed`;
  return `${title}: ${answerText({ answer: change.answer }, about)}`;
}

function component({ dimension, component: name, on }: Change & { kind: 'component' }, rubric: Rubric): string {
  const about = rubric.dimensions.find((one) => one.name === dimension);
  const title = about?.components.find((one) => one.name === name)?.title ?? name;
  return `${titleOf(rubric, dimension)}: ${title} ${on ? 'added' : 'removed'}`;
}

/** A change as text: "Evidence added to Harm". */
export function toldOf(change: Change, rubric: Rubric): string {
  switch (change.kind) {
    case 'answer':
      return answered(change, rubric);
    case 'component':
      return component(change, rubric);
    case 'sureness':
      return `${titleOf(rubric, change.dimension)}: ${change.sureness === null ? 'sureness removed' : SURENESS_WORDS[change.sureness]}`;
    case 'note':
      return change.dimension === null ? 'Note on the transcript' : `Note on ${titleOf(rubric, change.dimension)}`;
    case 'flag':
      return `Flag ${change.on ? 'set' : 'removed'}: ${titleOf(rubric, change.flag)}`;
    case 'evidence':
      return change.on
        ? `Evidence added to ${titleOf(rubric, change.evidence.dimension)}`
        : `Evidence removed from ${titleOf(rubric, change.evidence.dimension)}`;
    case 'bookmark':
      return change.on ? 'Bookmarked' : 'Bookmark removed';
    case 'skip':
      return change.reason === null ? 'No longer skipped' : `Skipped: ${change.reason}`;
    case 'later':
      return change.on ? 'Postponed to the end of the queue' : 'No longer postponed';
    case 'submit':
      return change.on ? 'Submitted' : 'No longer submitted';
    case 'reveal':
      return 'The graders’ scores are shown';
    case 'second_pass':
      return 'Second pass: hidden reasoning is shown. Change the answers that it affects, then submit.';
  }
}

/** Whether a change is announced. Typing is not, because it is visible anyway. */
export const isTold = (change: Change): boolean =>
  change.kind !== 'note' && !(change.kind === 'answer' && change.answer !== null && change.answer.state !== 'level');
