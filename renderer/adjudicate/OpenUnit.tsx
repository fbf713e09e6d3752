// The unit in question: its levels with who gave which, what each rater said, and the decision with its components and rationale.
import type { Adjudication } from '../../contract/gold.ts';
import { partOf } from '../cards/answers.ts';
import { Chips } from '../cards/Chips.tsx';
import { EvidenceChips } from '../cards/EvidenceChips.tsx';
import { Explained } from '../cards/Explained.tsx';
import { LevelRow } from '../cards/LevelRow.tsx';
import { Written } from '../cards/Written.tsx';
import card from '../cards/Card.module.css';
import { Button } from '../parts/Button.tsx';
import { exactTime, timeAgo } from '../parts/time-ago.ts';
import { History } from './History.tsx';
import type { Looks } from '../cards/rater-looks.ts';
import { RaterMark } from '../cards/RaterMark.tsx';
import { RaterRow } from '../cards/RaterRow.tsx';
import { SecondOpinion } from './SecondOpinion.tsx';
import type { Desk, UnitView } from './useDesk.ts';
import styles from './OpenUnit.module.css';

export interface OpenUnitProps {
  transcript: number;
  view: UnitView;
  desk: Desk;
  looks: Looks;
  /** The decisions about this unit, oldest first. */
  log: readonly Adjudication[];
  people: ReadonlyMap<string, string>;
}

/** The raters who gave a level, by letter. */
function Givers({ view: { weighed, dimension }, looks, level }: { view: UnitView; looks: Looks; level: number | null }) {
  const givers = weighed.filter(({ label }) => {
    const { answer } = partOf(label, dimension.name);
    return answer?.state === 'level' ? answer.level === level : level === null;
  });
  return givers.map(({ rater }) => {
    const look = looks.get(rater);
    return look === undefined ? null : <RaterMark key={rater} look={look} />;
  });
}

function Levels({ view, desk, looks }: Pick<OpenUnitProps, 'view' | 'desk' | 'looks'>) {
  const { dimension, proposal } = view;
  const top = dimension.levels.length - 1;
  return (
    <div role="radiogroup" aria-label={`Gold on ${dimension.title}`} className={card.levels}>
      {dimension.levels.map((level, index) => (
        <LevelRow
          key={level.value}
          level={level}
          chosen={proposal !== null && proposal.level === level.value}
          harm={dimension.tint === 'harm' ? index / top : 0}
          stop={proposal === null ? index === 0 : proposal.level === level.value}
          onChoose={() => desk.actions.level(level.key)}
        >
          <Givers view={view} looks={looks} level={level.value} />
        </LevelRow>
      ))}
      <LevelRow
        level={{ name: 'cannot judge', key: 'x', anchor: 'What it would take to judge is not there.' }}
        chosen={proposal !== null && proposal.level === null}
        harm={0}
        stop={proposal !== null && proposal.level === null}
        onChoose={desk.actions.cannotJudge}
      >
        <Givers view={view} looks={looks} level={null} />
      </LevelRow>
    </div>
  );
}

function Decision({ view, desk }: Pick<OpenUnitProps, 'view' | 'desk'>) {
  const { dimension, proposal, draft } = view;
  if (proposal === null) return null;
  return (
    <>
      {dimension.components.length > 0 && (
        <Chips
          label="What it consists of"
          keys="⇧"
          options={dimension.components.map(({ name, title }) => ({ value: name, title, on: proposal.components.includes(name) }))}
          onToggle={(component) => desk.actions.component(dimension.components.findIndex(({ name }) => name === component))}
        />
      )}
      <EvidenceChips evidence={proposal.evidence} onGo={desk.showEvidence} onRemove={desk.toggleEvidence} />
      <Written
        field="note"
        label={`Rationale on ${dimension.title}`}
        placeholder={view.differs ? 'Why: no rater gave this level' : 'Rationale'}
        keys="n"
        value={draft.rationale}
        onChange={(rationale) => desk.draft({ rationale })}
      />
    </>
  );
}

function Settled({ view, desk, people }: Pick<OpenUnitProps, 'view' | 'desk' | 'people'>) {
  const { gold } = view;
  if (gold === null) return null;
  const who = gold.rater === null ? 'the command line' : (people.get(gold.rater) ?? gold.rater);
  return (
    <div className={styles.settled}>
      <p>
        Gold by {who}, <time title={exactTime(gold.at)}>{timeAgo(gold.at)}</time>.
        {!view.settled && ' Labels have changed since: decide again.'}
      </p>
      <Button keys="Shift+O" onPress={() => desk.askReopen(true)}>
        Reopen…
      </Button>
    </div>
  );
}

export function OpenUnit({ transcript, view, desk, looks, log, people }: OpenUnitProps) {
  const { dimension, weighed, earlier, proposal, settled } = view;
  const taken = settled || proposal === null ? null : new Set(proposal.evidence.map(({ id }) => id));
  return (
    <section className={card.card} data-focused="true" data-testid={`unit-${dimension.name}`}>
      <header className={styles.head}>
        <h3 className={card.head}>{dimension.title}</h3>
        <Button variant="quiet" keys="Shift+H" onPress={desk.actions.unclear}>
          Rubric unclear
        </Button>
      </header>
      <p className={card.question}>{dimension.question}</p>
      <Levels view={view} desk={desk} looks={looks} />
      <SecondOpinion transcript={transcript} dimension={dimension} />
      {!settled && <Decision view={view} desk={desk} />}
      <Settled view={view} desk={desk} people={people} />
      <ul className={styles.raters} aria-label="What each rater said">
        {weighed.map((said) => {
          const look = looks.get(said.rater);
          return look === undefined ? null : (
            <RaterRow
              key={said.rater}
              said={said}
              dimension={dimension}
              look={look}
              taken={taken}
              onGo={desk.showEvidence}
              onTake={desk.toggleEvidence}
            />
          );
        })}
      </ul>
      {earlier.length > 0 && (
        <p className={styles.earlier}>
          Not weighed, made under an earlier version of the rubric: {earlier.map(({ rater }) => looks.get(rater)?.title).join(', ')}
        </p>
      )}
      <History log={log} dimension={dimension} looks={looks} people={people} />
      <Explained dimension={dimension} open={desk.explained} onToggle={desk.actions.explain} />
    </section>
  );
}
