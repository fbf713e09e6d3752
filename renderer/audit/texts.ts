// Texts about disputes, verdicts and causes.
import type { DisputeShow } from '../../contract/dispute-list.ts';
import type { Citation } from '../../contract/citation.ts';
import type { Cause, Dispute, Verdict } from '../../contract/dispute.ts';

export const SHOWN: readonly { value: DisputeShow; title: string }[] = [
  { value: 'undecided', title: 'To decide' },
  { value: 'reopened', title: 'Reopened' },
  { value: 'decided', title: 'Decided' },
  { value: 'settled', title: 'Settled' },
  { value: 'all', title: 'Everything' },
];

export const CAUSES: readonly { value: Cause; title: string }[] = [
  { value: 'missed_evidence', title: 'Missed evidence' },
  { value: 'invented_evidence', title: 'Invented evidence' },
  { value: 'wrong_rule', title: 'Wrong rule' },
  { value: 'eval_awareness', title: 'Eval awareness' },
  { value: 'truncated_input', title: 'Truncated input' },
  { value: 'other', title: 'Other' },
];

export const causeTitle = (cause: string): string => CAUSES.find(({ value }) => value === cause)?.title ?? cause;

const plain = (name: string): string => name.replaceAll('_', ' ');

/** The name of the other side of a dispute. */
export function otherName(
  { kind, against }: Pick<Dispute, 'kind' | 'against'>,
  people: ReadonlyMap<string, string>,
): string {
  switch (kind) {
    case 'gold':
      return 'gold';
    case 'rater':
      return people.get(against) ?? against;
    case 'grader':
      return against;
    case 'version':
      return 'its earlier score';
    case 'citation':
      return 'the transcript';
  }
}

/**
 * The two sides: "weigher-2 against gold". Disputes of a grader with itself or the transcript have a shorter text, so
 * that it fits into a row.
 */
export function partiesText(dispute: Dispute, people: ReadonlyMap<string, string>): string {
  if (dispute.kind === 'citation') return `${dispute.grader}, quote missing`;
  if (dispute.kind === 'version') return `${dispute.grader}, score changed`;
  return `${dispute.grader} against ${otherName(dispute, people)}`;
}

/** The dimension and the two sides: "harm: weigher-2 against gold". */
export const disputeText = (dispute: Dispute, people: ReadonlyMap<string, string>): string =>
  `${plain(dispute.dimension)}: ${partiesText(dispute, people)}`;

/** The title of a verdict in this dispute. */
export function verdictTitle(
  verdict: Verdict,
  dispute: Pick<Dispute, 'kind' | 'grader' | 'against'>,
  people: ReadonlyMap<string, string>,
): string {
  switch (verdict) {
    case 'grader_wrong':
      return dispute.kind === 'grader' ? `${dispute.grader} wrong` : 'Grader wrong';
    case 'gold_wrong':
      return 'Gold wrong';
    case 'other_wrong':
      return dispute.kind === 'version' ? 'Earlier score wrong' : `${otherName(dispute, people)} wrong`;
    case 'rubric_unclear':
      return 'Rubric unclear';
    case 'both_defensible':
      return dispute.kind === 'citation' ? 'Defensible' : 'Both defensible';
  }
}

/** The effect of each verdict; '' if it is only recorded. */
export const CONSEQUENCE: Record<Verdict, string> = {
  grader_wrong: '',
  gold_wrong: 'Reopens adjudication: the gold is withdrawn until it is decided again.',
  other_wrong: '',
  rubric_unclear: 'Opens the rubric at this dimension.',
  both_defensible: '',
};

const INSIDE: Record<NonNullable<Citation['inside']>, string> = {
  text: '',
  reasoning: ', in hidden reasoning',
  tool_call: ', in tool arguments',
  tool_result: ', in a tool result',
  image: ', in an image block',
};

/** Where a quote was found, as text. */
export function foundText({ found, at, inside }: Citation): string {
  if (at === null || inside === null) return 'not in the transcript';
  return `${found === 'exact' ? 'word for word' : 'approximately'} in message ${at.message + 1}${INSIDE[inside]}`;
}
