// The right column: a card for each dimension and flag that raters answered, the one in question open, and what Enter
// would do.
import { Eye, EyeOff } from 'lucide-react';
import { memo } from 'react';
import { shortLevel } from '../../contract/level-keys.ts';
import card from '../cards/Card.module.css';
import { Column } from '../desk/Column.tsx';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { keepFocus } from '../parts/keep-focus.ts';
import { accept, useView, type UnitDesk } from './desk.ts';
import { OpenUnit } from './OpenUnit.tsx';
import { hideNames, useUnitStates } from './session.ts';
import type { UnitView } from './unit-view.ts';
import { levelWords } from '../cards/rater-words.ts';

/** The summary of a closed card: its gold, or the raters' levels. */
function summary({ gold, settled, weighed, dimension }: UnitView): string {
  if (gold !== null) return `${settled ? 'gold' : 'gold, labels changed'}: ${levelWords(gold.level, dimension)}`;
  const given = weighed.map(({ answers }) => {
    const answer = answers[dimension.name];
    return answer?.state === 'level' ? shortLevel(answer.level, dimension.levels) : '?';
  });
  return `${new Set(given).size === 1 ? (given.length === 1 ? 'one rater' : 'raters agree') : 'raters differ'}: ${given.join(' · ')}`;
}

function Closed({ desk, name }: { desk: UnitDesk; name: string }) {
  const view = useView(desk, name);
  const open = (): void => desk.units.open({ key: desk.subject.key, dimension: name });
  if (view === null) return null;
  return (
    <section className={card.card} data-focused="false" data-testid={`unit-${name}`}>
      <button
        type="button"
        className={card.summary}
        data-answered={view.gold !== null}
        onMouseDown={keepFocus}
        onClick={open}
        tabIndex={-1}
      >
        <span className={card.title}>{view.dimension.title}</span>
        <span className={card.answer}>{summary(view)}</span>
      </button>
    </section>
  );
}

/** Why this level is proposed. */
function whyWords({ proposal, draft, gold }: UnitView): string {
  if (draft.level !== undefined) return 'picked';
  if (gold !== null) return 'the decision';
  const agree = proposal?.labels.every(
    ({ answer }) => (answer.state === 'level' ? answer.level : null) === proposal.level,
  );
  return agree === true ? 'all raters agree' : 'most raters';
}

/** Text and button of the foot, and whether the button is the primary action. */
function footOf(view: UnitView | null): { words: string; button: string; primary: boolean } {
  if (view === null) return { words: '', button: 'Next', primary: false };
  const { proposal, settled, gold, differs, dimension } = view;
  if (settled && gold !== null)
    return { words: `Gold: ${levelWords(gold.level, dimension)}.`, button: 'Next', primary: false };
  if (proposal === null) return { words: 'Raters differ: pick a level.', button: 'Make it gold', primary: false };
  const level = levelWords(proposal.level, dimension);
  if (differs && proposal.rationale === '')
    return { words: `No rater gave ${level}: add a reason (n).`, button: 'Make it gold', primary: false };
  return { words: `${level} (${whyWords(view)})`, button: 'Make it gold', primary: true };
}

function Foot({ desk }: { desk: UnitDesk }) {
  const { words, button, primary } = footOf(useView(desk, desk.subject.dimension));
  return (
    <>
      <p role="status" data-testid="proposal">
        {words}
      </p>
      <Button variant={primary ? 'primary' : 'plain'} keys="Enter" onPress={() => accept(desk)} data-testid="accept">
        {button}
      </Button>
    </>
  );
}

function Head() {
  const hidden = useUnitStates((state) => state.namesHidden);
  return (
    <>
      <h3>Raters’ labels</h3>
      <IconButton label={hidden ? 'Show names' : 'Hide names'} keys="Shift+N" onPress={() => hideNames(!hidden)}>
        {hidden ? <EyeOff /> : <Eye />}
      </IconButton>
    </>
  );
}

/** Memoised: each card follows its own draft. */
export const UnitCards = memo(function UnitCards({ desk, onUnclear }: { desk: UnitDesk; onUnclear: () => void }) {
  return (
    <Column label="Raters’ labels" head={<Head />} foot={<Foot desk={desk} />}>
      {desk.names.map((name) =>
        name === desk.subject.dimension ? (
          <OpenUnit key={name} desk={desk} onUnclear={onUnclear} />
        ) : (
          <Closed key={name} desk={desk} name={name} />
        ),
      )}
    </Column>
  );
});
