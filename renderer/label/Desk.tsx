// The desk of Label: queue and map, transcript and rubric around one label. Each part is rendered only for its own
// changes.
import { Bookmark, Clock, SkipForward } from 'lucide-react';
import { memo, useEffect, useLayoutEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { keyedLevels } from '../../contract/level-keys.ts';
import type { Gold } from '../../contract/gold.ts';
import type { Label } from '../../contract/label.ts';
import { useCitations, useCitedSpans } from '../cards/citations.ts';
import { marksOf, spansOf } from '../cards/evidence.ts';
import { leaveField } from '../cards/Written.tsx';
import { useRead } from '../client/queries.ts';
import { AfterFirstPaint } from '../desk/AfterFirstPaint.tsx';
import { Middle } from '../desk/Frame.tsx';
import { Keys } from '../desk/Keys.tsx';
import { tellHearers } from '../parts/announce.ts';
import { IconButton } from '../parts/IconButton.tsx';
import type { TranscriptModel } from '../transcript/model.ts';
import { useActiveTime } from './active-time.ts';
import { actionsOf } from './actions.ts';
import { bookmark, skip } from './answering.ts';
import { setAround, type Around, type LabelDesk } from './desk.ts';
import { EvidencePopover } from './EvidencePopover.tsx';
import { labelKeys } from './label-keys.ts';
import { useLabel } from './labels.ts';
import { Timer } from './Pace.tsx';
import { Questions } from './Questions.tsx';
import { RubricColumn } from './RubricColumn.tsx';
import { openItem } from './session.ts';
import { later } from './submitting.ts';
import { Tutorial } from './Tutorial.tsx';
import { TranscriptMap } from './TranscriptMap.tsx';
import styles from './Desk.module.css';

function Coverage({ model }: { model: TranscriptModel }) {
  const coverage = Math.round(useStore(model, (state) => state.coverage) * 100);
  return (
    <div
      className={styles.coverage}
      title={`${coverage} % of the transcript was in view`}
      data-testid="coverage"
      data-coverage={coverage}
    >
      <div style={{ width: `${coverage}%` }} />
    </div>
  );
}

/** The state of the label in words. */
function stateText(label: Label, masked: boolean): string[] {
  return [
    ...(label.later && !label.submitted ? ['postponed'] : []),
    ...(label.skipped !== null ? [`skipped: ${label.skipped}`] : []),
    ...(label.bookmarked ? ['bookmarked'] : []),
    ...(masked ? ['first pass: the acts alone'] : []),
    ...(label.first_pass !== null && !label.submitted ? ['second pass: with hidden reasoning'] : []),
    ...(label.submitted ? ['submitted'] : []),
    ...(label.revealed ? ['scores revealed'] : []),
  ];
}

function Head({ desk }: { desk: LabelDesk }) {
  const masked = useStore(desk.model, (state) => state.folds.masked);
  const words = useLabel(
    desk,
    useShallow((label: Label) => stateText(label, masked)),
  );
  const bookmarked = useLabel(desk, (label) => label.bookmarked);
  const skipped = useLabel(desk, (label) => label.skipped !== null);
  return (
    <>
      <Timer name={desk.name} />
      {words.map((word) => (
        <span key={word}>{word}</span>
      ))}
      <IconButton label="Come back later" keys="l" onPress={() => later(desk)}>
        <Clock />
      </IconButton>
      <IconButton label={bookmarked ? 'Remove the bookmark' : 'Bookmark'} keys="b" onPress={() => bookmark(desk)}>
        <Bookmark />
      </IconButton>
      <IconButton label={skipped ? 'Remove the skip' : 'Skip with a reason'} keys="s" onPress={() => skip(desk)}>
        <SkipForward />
      </IconButton>
    </>
  );
}

const NOTHING_KNOWN: readonly Gold[] = [];

/** The known answers of a training item, after the rater has submitted the label. */
function useKnown({ key, rater, round }: LabelDesk, submitted: boolean): readonly Gold[] {
  const enabled = round === 'training' && submitted;
  const known = useRead('label.known', { rater, key }, enabled);
  return enabled ? (known ?? NOTHING_KNOWN) : NOTHING_KNOWN;
}

/**
 * The marks in the transcript and on its map: the rater's evidence, the evidence of known answers, and the graders'
 * quotes once they may be seen.
 */
function useDrawn(desk: LabelDesk, seenGrader: boolean) {
  const { looks } = desk;
  const submitted = useLabel(desk, (label) => label.submitted);
  const own = useLabel(desk, (label) => label.evidence);
  const known = useKnown(desk, submitted);
  const cited = useCitedSpans(useCitations(desk.key, desk.rater, submitted && seenGrader));
  const spans = useMemo(
    () => [...cited, ...spansOf([...own, ...known.flatMap(({ evidence }) => evidence)], looks)],
    [cited, own, known, looks],
  );
  const marks = useMemo(() => marksOf(own, looks), [own, looks]);
  return { known, cited: cited.length, spans, marks };
}

/** The keys that choose a level of any dimension. */
const levelKeysOf = ({ dimensions }: LabelDesk): string[] =>
  dimensions.flatMap(({ levels }) => keyedLevels(levels).map(({ key }) => key));

export const Desk = memo(function Desk({ desk, around }: { desk: LabelDesk; around: Around }) {
  const { model, name, read } = desk;
  useLayoutEffect(() => setAround(desk, around), [desk, around]);
  useLayoutEffect(() => openItem(name, read), [name, read]);
  useActiveTime(name);
  useEffect(() => {
    // a text field of the previous item must not take input for this one
    leaveField();
    tellHearers(model.getState().head.title);
  }, [model]);
  const { known, cited, spans, marks } = useDrawn(desk, around.seenGrader);
  return (
    <>
      <AfterFirstPaint>
        <TranscriptMap model={model} evidence={spans} />
      </AfterFirstPaint>
      <Middle model={model} evidence={spans} marks={marks} search={around.search} head={<Head desk={desk} />}>
        <Coverage model={model} />
        <Tutorial desk={desk} />
      </Middle>
      <AfterFirstPaint>
        <RubricColumn desk={desk} known={known} cited={cited} />
        <EvidencePopover desk={desk} />
        <Questions desk={desk} />
      </AfterFirstPaint>
      <Keys place="Label" bindings={labelKeys(actionsOf(desk), levelKeysOf(desk))} />
    </>
  );
});
