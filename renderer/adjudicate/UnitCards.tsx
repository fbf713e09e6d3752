// The right column: a card for each dimension that raters answered, the one in question open, and what Enter would do.
import { Eye, EyeOff } from 'lucide-react';
import type { Output } from '../../contract/calls.ts';
import card from '../cards/Card.module.css';
import { usePeople } from '../client/people.ts';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { keepFocus } from '../parts/keep-focus.ts';
import { unitName } from './list.ts';
import type { Looks } from '../cards/rater-looks.ts';
import { OpenUnit } from './OpenUnit.tsx';
import { hideNames, NO_DRAFT, useSession } from './session.ts';
import { viewOf, type Desk, type UnitView } from './useDesk.ts';
import type { Units } from './useUnits.ts';
import { levelWords } from '../cards/rater-words.ts';
import styles from '../cards/Column.module.css';

export interface UnitCardsProps {
  said: Output<'adjudicate.get'>;
  desk: Desk;
  looks: Looks;
  id: string;
  name: string;
  names: readonly string[];
  units: Units;
}

/** One line for a dimension that is out of the way: its gold, or what raters gave. */
function summary({ gold, settled, weighed, dimension }: UnitView): string {
  if (gold !== null) return `${settled ? 'gold' : 'gold, labels changed'}: ${levelWords(gold.level, dimension)}`;
  const given = weighed.map(({ label }) => {
    const answer = label.dimensions[dimension.name]?.answer;
    return answer?.state === 'level' ? String(answer.level) : '?';
  });
  return `${new Set(given).size === 1 ? (given.length === 1 ? 'one rater' : 'raters agree') : 'raters differ'}: ${given.join(' · ')}`;
}

function Closed({ said, id, name, onOpen }: { said: UnitCardsProps['said']; id: string; name: string; onOpen: () => void }) {
  const draft = useSession((session) => session.drafts.get(unitName(id, name))) ?? NO_DRAFT;
  const view = viewOf(said, name, draft);
  if (view === null) return null;
  return (
    <section className={card.card} data-focused="false" data-testid={`unit-${name}`}>
      <button
        type="button"
        className={card.summary}
        data-answered={view.gold !== null}
        onMouseDown={keepFocus}
        onClick={onOpen}
        tabIndex={-1}
      >
        <span className={card.title}>{view.dimension.title}</span>
        <span className={card.answer}>{summary(view)}</span>
      </button>
    </section>
  );
}

function foot({ view }: Desk): { words: string; button: string; primary: boolean } {
  if (view === null) return { words: '', button: 'Next', primary: false };
  const { proposal, settled, gold, differs, dimension, draft } = view;
  if (settled && gold !== null) return { words: `Gold: ${levelWords(gold.level, dimension)}.`, button: 'Next', primary: false };
  if (proposal === null) return { words: 'Raters differ: pick a level.', button: 'Make it gold', primary: false };
  const level = levelWords(proposal.level, dimension);
  if (differs && proposal.rationale === '')
    return { words: `No rater gave ${level}: say why (n).`, button: 'Make it gold', primary: false };
  const suggested = draft.level === undefined;
  const agree = proposal.labels.every(({ answer }) => (answer.state === 'level' ? answer.level : null) === proposal.level);
  const why = !suggested ? 'picked' : gold !== null ? 'as it was decided' : agree ? 'all raters agree' : 'most raters';
  return { words: `${level} (${why})`, button: 'Make it gold', primary: true };
}

export function UnitCards({ said, desk, looks, id, name, names, units }: UnitCardsProps) {
  const hidden = useSession((session) => session.namesHidden);
  const people = usePeople();
  const { words, button, primary } = foot(desk);
  const open = (dimension: string): void => units.open({ key: units.now?.key ?? 0, dimension });
  return (
    <aside className={styles.column} aria-label="Raters’ labels">
      <header className={styles.head}>
        <h3>Raters’ labels</h3>
        <IconButton label={hidden ? 'Show names' : 'Hide names'} keys="Shift+N" onPress={() => hideNames(!hidden)}>
          {hidden ? <EyeOff /> : <Eye />}
        </IconButton>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.cards} tabIndex={-1}>
        {names.map((one) =>
          one === name && desk.view !== null ? (
            <OpenUnit
              transcript={units.now?.key ?? 0}
              key={one}
              view={desk.view}
              desk={desk}
              looks={looks}
              log={said.log.filter(({ dimension }) => dimension === one)}
              people={people}
            />
          ) : (
            <Closed key={one} said={said} id={id} name={one} onOpen={() => open(one)} />
          ),
        )}
      </div>
      <footer className={styles.foot}>
        <p role="status" data-testid="proposal">
          {words}
        </p>
        <Button variant={primary ? 'primary' : 'plain'} keys="Enter" onPress={desk.actions.accept} data-testid="accept">
          {button}
        </Button>
      </footer>
    </aside>
  );
}
