// The right column: a card for each dimension and flag that raters answered, the current one open, and the button of
// Enter.
import { Eye, EyeOff } from 'lucide-react';
import { memo } from 'react';
import { shortLevel } from '../../contract/level-keys.ts';
import card from '../cards/Card.module.css';
import { Column } from '../desk/Column.tsx';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { keepFocus } from '../parts/keep-focus.ts';
import { accept, names, useIsPicked, useView, type UnitDesk } from './desk.ts';
import { OpenUnit } from './OpenUnit.tsx';
import { useUnitStates } from './session.ts';
import type { UnitView } from './unit-view.ts';
import { levelText } from '../cards/rater-texts.ts';

const votesText = (given: readonly unknown[]): string =>
  given.length === 1 ? 'one rater' : new Set(given).size === 1 ? 'raters agree' : 'raters differ';

/** The text of a closed card: its gold, or the raters' levels. */
function summary({ gold, settled, weighed, dimension }: UnitView): string {
  if (gold !== null) return `${settled ? 'gold' : 'gold, labels changed'}: ${levelText(gold.level, dimension)}`;
  const given = weighed.map(({ answers }) => {
    const answer = answers[dimension.name];
    return answer?.state === 'level' ? answer.level : Infinity;
  });
  // sorted by level, because the order of the raters would reveal who gave which level
  const shown = given
    .toSorted((a, b) => a - b || 0)
    .map((level) => (level === Infinity ? '?' : shortLevel(level, dimension.levels)));
  return `${votesText(shown)}: ${shown.join(' · ')}`;
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

/** Explains why no level is proposed. */
function openText({ weighed, gold }: UnitView): string {
  if (gold !== null) return 'Labels have changed since the decision: choose a level.';
  return weighed.length === 1 ? 'One rater only: choose a level.' : 'Raters differ: choose a level.';
}

/** Text and button of the foot, and whether the button is the primary one. */
function footOf(view: UnitView | null): { words: string; button: string; primary: boolean } {
  if (view === null) return { words: '', button: 'Next', primary: false };
  const { proposal, settled, gold, objection, draft, dimension } = view;
  if (settled && gold !== null)
    return { words: `Gold: ${levelText(gold.level, dimension)}.`, button: 'Next', primary: false };
  if (proposal === null) return { words: openText(view), button: 'Make it gold', primary: false };
  const level = levelText(proposal.level, dimension);
  if (objection !== null && proposal.rationale === '')
    return { words: `${objection}: add a reason (n).`, button: 'Make it gold', primary: false };
  const why = draft.level === undefined ? 'all raters agree' : 'chosen';
  return { words: `${level} (${why})`, button: 'Make it gold', primary: true };
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

function Head({ desk }: { desk: UnitDesk }) {
  const isPicked = useIsPicked(desk.rated, desk.subject);
  const hidden = useUnitStates((state) => state.namesHidden) || !isPicked;
  return (
    <>
      <h3>Raters’ labels</h3>
      <IconButton label={hidden ? 'Show names' : 'Hide names'} keys="Shift+N" onPress={() => names(desk)}>
        {hidden ? <EyeOff /> : <Eye />}
      </IconButton>
    </>
  );
}

/** Memoised, because each card follows its own draft. */
export const UnitCards = memo(function UnitCards({ desk, onUnclear }: { desk: UnitDesk; onUnclear: () => void }) {
  return (
    <Column label="Raters’ labels" head={<Head desk={desk} />} foot={<Foot desk={desk} />}>
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
