// The open unit: its levels with the raters who gave them, each rater's answer, and the decision with components and
// reason.
import { useStore } from 'zustand';
import type { RaterLabel } from '../../contract/label.ts';
import { keyedLevels } from '../../contract/level-keys.ts';
import { Chips } from '../cards/Chips.tsx';
import { EvidenceChips } from '../cards/EvidenceChips.tsx';
import { Explained } from '../cards/Explained.tsx';
import { CANNOT_JUDGE, LevelRow } from '../cards/LevelRow.tsx';
import { Written } from '../cards/Written.tsx';
import card from '../cards/Card.module.css';
import type { EvidenceStyle } from '../cards/evidence.ts';
import type { Looks } from '../cards/rater-looks.ts';
import { usePeople } from '../client/people.ts';
import { Button } from '../parts/Button.tsx';
import { exactTime, timeAgo } from '../parts/time-ago.ts';
import { History } from './History.tsx';
import { RaterMark } from '../cards/RaterMark.tsx';
import { RaterRow } from '../cards/RaterRow.tsx';
import { SecondOpinion } from './SecondOpinion.tsx';
import { askReopen, component, draft, pick, showEvidence, toggleEvidence, useView, type UnitDesk } from './desk.ts';
import type { UnitView } from './unit-view.ts';
import styles from './OpenUnit.module.css';

/** The props of each part of the open card. */
interface PartProps {
  view: UnitView;
  desk: UnitDesk;
}

/** Raters with their looks, in the order of their letters, because any other order would reveal who is who. */
function byLetter(labels: readonly RaterLabel[], looks: Looks): (RaterLabel & { look: EvidenceStyle })[] {
  const own = new Map(labels.map((label) => [label.rater, label]));
  return [...looks].flatMap(([rater, look]) => {
    const label = own.get(rater);
    return label === undefined ? [] : [{ ...label, look }];
  });
}

/** The letters of the raters who gave a level. */
function Givers({ view: { weighed, dimension }, desk: { looks }, level }: PartProps & { level: number | null }) {
  const givers = weighed.filter(({ answers }) => {
    const answer = answers[dimension.name];
    return answer?.state === 'level' ? answer.level === level : level === null;
  });
  return byLetter(givers, looks).map(({ rater, look }) => <RaterMark key={rater} look={look} />);
}

function Levels({ view, desk }: PartProps) {
  const { dimension, proposal } = view;
  const top = dimension.levels.length - 1;
  return (
    <div role="radiogroup" aria-label={`Gold on ${dimension.title}`} className={card.levels}>
      {keyedLevels(dimension.levels).map((level, index) => (
        <LevelRow
          key={level.value}
          level={level}
          chosen={proposal !== null && proposal.level === level.value}
          harm={dimension.tint === 'harm' ? index / top : 0}
          stop={proposal === null ? index === 0 : proposal.level === level.value}
          onChoose={() => pick(desk, level.value)}
        >
          <Givers view={view} desk={desk} level={level.value} />
        </LevelRow>
      ))}
      <LevelRow
        level={CANNOT_JUDGE}
        movable
        chosen={proposal !== null && proposal.level === null}
        harm={0}
        stop={proposal !== null && proposal.level === null}
        onChoose={() => pick(desk, null)}
      >
        <Givers view={view} desk={desk} level={null} />
      </LevelRow>
    </div>
  );
}

function Decision({ view, desk }: PartProps) {
  const { dimension, proposal } = view;
  if (proposal === null) return null;
  return (
    <>
      {dimension.components.length > 0 && (
        <Chips
          label="Components"
          keys="⇧"
          options={dimension.components.map(({ name, title }) => ({
            value: name,
            title,
            on: proposal.components.includes(name),
          }))}
          onToggle={(name) =>
            component(
              desk,
              dimension.components.findIndex((one) => one.name === name),
            )
          }
        />
      )}
      <EvidenceChips
        evidence={proposal.evidence}
        onGo={(one) => showEvidence(desk, one)}
        onRemove={(one) => toggleEvidence(desk, one)}
      />
      <Written
        field="note"
        label={`Reason of the decision on ${dimension.title}`}
        placeholder={view.objection === null ? 'Reason of the decision' : `Reason (${view.objection.toLowerCase()})`}
        keys="n"
        value={view.draft.rationale}
        onChange={(rationale) => draft(desk, { rationale })}
      />
    </>
  );
}

function Settled({ view, desk, people }: PartProps & { people: ReadonlyMap<string, string> }) {
  const { gold } = view;
  if (gold === null) return null;
  const who = gold.rater === null ? 'the command line' : (people.get(gold.rater) ?? gold.rater);
  return (
    <div className={styles.settled}>
      <p>
        Gold by {who}, <time title={exactTime(gold.at)}>{timeAgo(gold.at)}</time>.
        {!view.settled && ' Labels have changed since then: decide again.'}
      </p>
      <Button keys="Shift+O" onPress={() => askReopen(desk)}>
        Reopen…
      </Button>
    </div>
  );
}

/** Each rater's answer, with evidence that can be added to the decision. */
function Raters({ view, desk }: PartProps) {
  const { weighed, earlier, proposal, settled, dimension } = view;
  const taken = settled || proposal === null ? null : new Set(proposal.evidence.map(({ id }) => id));
  return (
    <>
      <ul className={styles.raters} aria-label="Answers of each rater">
        {byLetter(weighed, desk.looks).map((rated) => (
          <RaterRow
            key={rated.rater}
            rated={rated}
            dimension={dimension}
            look={rated.look}
            taken={taken}
            onGo={(one) => showEvidence(desk, one)}
            onTake={(one) => toggleEvidence(desk, one)}
          />
        ))}
      </ul>
      {earlier.length > 0 && (
        <p className={styles.earlier}>
          Not counted, made under an earlier version of the rubric:{' '}
          {byLetter(earlier, desk.looks)
            .map(({ look }) => look.title)
            .join(', ')}
        </p>
      )}
    </>
  );
}

export function OpenUnit({ desk, onUnclear }: { desk: UnitDesk; onUnclear: () => void }) {
  const people = usePeople();
  const view = useView(desk, desk.subject.dimension);
  const explained = useStore(desk.inHand, (state) => state.explained);
  if (view === null) return null;
  const { dimension, settled, picked } = view;
  const log = desk.rated.log.filter((entry) => entry.dimension === dimension.name);
  return (
    <section className={card.card} data-focused="true" data-testid={`unit-${dimension.name}`}>
      <header className={styles.head}>
        <h3 className={card.head}>{dimension.title}</h3>
        <Button variant="quiet" keys="Shift+H" onPress={onUnclear}>
          Rubric unclear
        </Button>
      </header>
      <p className={card.question}>{dimension.question}</p>
      <Levels view={view} desk={desk} />
      {picked ? (
        <SecondOpinion transcript={desk.subject.key} dimension={dimension} />
      ) : (
        <p className={card.hint} data-testid="held-back">
          The raters’ names and the second opinion appear after you choose a level.
        </p>
      )}
      {!settled && <Decision view={view} desk={desk} />}
      <Settled view={view} desk={desk} people={people} />
      <Raters view={view} desk={desk} />
      <History log={log} dimension={dimension} looks={picked ? desk.looks : null} people={people} />
      <Explained
        dimension={dimension}
        open={explained}
        onToggle={() => desk.inHand.setState({ explained: !explained })}
      />
    </section>
  );
}
