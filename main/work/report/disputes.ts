// Disputed scores and their decisions, as a section of a report.
import { causeOf, isUndecided, KIND_TEXTS, type Dispute, type Verdict } from '../../../contract/dispute.ts';
import type { Block, Line } from '../../exporters/index.ts';
import { disputeColumns, disputeRows, hiddenDisputes, studyInfo, type Db } from '../../store/index.ts';
import { counted, number, table } from './parts.ts';

/** Maximum number of decided disputes that are listed. */
const MOST_LISTED = 300;

const VERDICTS: Record<Verdict, string> = {
  grader_wrong: 'grader wrong',
  gold_wrong: 'gold wrong',
  other_wrong: 'the other wrong',
  rubric_unclear: 'rubric unclear',
  both_defensible: 'both defensible',
};

const levelText = (level: number | null): string => (level === null ? 'none' : String(level));

function decidedRow(
  { title, dimension, grader, kind, level, other, decision }: Dispute,
  by: ReadonlyMap<string, string>,
): Line[] {
  const judgement = decision?.judgement;
  return [
    title,
    dimension,
    `${grader} ${levelText(decision?.level ?? level)}`,
    kind === 'citation' ? KIND_TEXTS[kind] : `${KIND_TEXTS[kind]} ${levelText(decision?.other ?? other)}`,
    judgement === undefined ? '' : VERDICTS[judgement.verdict],
    judgement === undefined ? '' : (causeOf(judgement) ?? '').replaceAll('_', ' '),
    decision?.note ?? '',
    by.get(decision?.rater ?? '') ?? '',
  ];
}

/** The number of disputes of each kind, and of decided ones. */
function countRows(all: readonly Pick<Dispute, 'kind' | 'grader' | 'state'>[]): Line[][] {
  const groups = new Map<string, (typeof all)[number][]>();
  for (const one of all) {
    const name = `${one.grader}\u0000${one.kind}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [one]);
    else group.push(one);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, some]) => {
      const [first] = some;
      const open = some.filter(({ state }) => isUndecided(state)).length;
      const settled = some.filter(({ state }) => state === 'settled').length;
      return [
        first?.grader ?? '',
        first === undefined ? '' : KIND_TEXTS[first.kind],
        number(some.length),
        number(some.length - open - settled),
        number(settled),
        number(open),
      ];
    });
}

/** Disputes that are hidden from this rater (null: none are) are left out and counted. */
export function disputeBlocks(db: Db, rater: string | null): Block[] {
  const columns = disputeColumns(db, rater);
  const decided = columns.filter(({ state }) => state === 'decided' || state === 'settled').map(({ key }) => key);
  const names = new Map(studyInfo(db).raters.map(({ id, name }) => [id, name]));
  const withheld = rater === null ? 0 : hiddenDisputes(db, rater);
  const listed = disputeRows(db, decided.slice(0, MOST_LISTED)).filter(({ decision }) => decision !== null);
  return [
    {
      kind: 'text',
      line: 'A score is disputed if gold differs from it; without gold, if the only rater, another grader or its own earlier score differs; and if it quotes text that is not in the transcript. The number of disputes depends on which transcripts were labelled: it is not an error rate.',
    },
    table(['grader', 'dispute', '# all', '# decided', '# settled since', '# open'], countRows(columns)),
    ...(listed.length === 0
      ? []
      : [
          table(
            ['transcript', 'dimension', 'grader', 'against', 'decided', 'cause', 'note', 'by'],
            listed.map((one) => decidedRow(one, names)),
            'Decisions',
          ),
        ]),
    ...(decided.length > MOST_LISTED
      ? [
          {
            kind: 'note',
            line: `The first ${MOST_LISTED} of ${counted(decided.length, 'decided dispute')} are listed.`,
          } as const,
        ]
      : []),
    ...(withheld > 0
      ? [
          {
            kind: 'note',
            line: `${counted(withheld, 'dispute')} are left out, since they are hidden from the author of this report.`,
          } as const,
        ]
      : []),
  ];
}
