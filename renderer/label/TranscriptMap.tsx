// The whole transcript in small: one mark per message, with evidence and hits. A click goes to a message, and a frame
// shows the part in view.
import { memo, useMemo, type MouseEvent } from 'react';
import { useStore } from 'zustand';
import { Role } from '../../contract/transcript.ts';
import type { EvidenceSpan } from '../transcript/highlights.ts';
import { isWhole, type OpenHead, type TranscriptModel } from '../transcript/model.ts';
import { goToMessage } from '../transcript/moves.ts';
import {
  callPath,
  evidencePaths,
  hitPath,
  MAP_WIDTH,
  messageAt,
  mostPixels,
  positions,
  rolePath,
} from './map-marks.ts';
import styles from './TranscriptMap.module.css';

const TICK_SHARE = 0.008;
const NONE: OpenHead['skeleton'] = [];

/** Memoised: labels change at every key press, the map only with its evidence. */
export const TranscriptMap = memo(function TranscriptMap({
  model,
  evidence,
}: {
  model: TranscriptModel;
  evidence: readonly EvidenceSpan[];
}) {
  const head = useStore(model, (state) => state.head);
  // the map waits for all messages, because a map of the first ones would look different a moment later
  const whole = isWhole(head);
  const skeleton = whole ? head.skeleton : NONE;
  const visible = useStore(model, (state) => state.visible);
  const find = useStore(model, (state) => state.find);
  const masked = useStore(model, (state) => state.folds.masked);
  const starts = useMemo(() => positions(skeleton, masked), [skeleton, masked]);
  const total = starts.at(-1) ?? 1;
  const roles = useMemo(
    () => Role.options.map((role) => ({ role, path: rolePath(skeleton, starts, role) })),
    [skeleton, starts],
  );
  const calls = useMemo(() => callPath(skeleton, starts), [skeleton, starts]);
  const tick = total * TICK_SHARE;
  const go = (event: MouseEvent<HTMLDivElement>): void => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    goToMessage(model, messageAt(starts, (event.clientY - top) / height));
  };
  const from = ((starts[visible.first] ?? 0) / total) * 100;
  const to = ((starts[visible.last + 1] ?? total) / total) * 100;
  const words = `Map: ${head.messages} messages, ${visible.first + 1} to ${visible.last + 1} in view, ${evidence.length} evidence`;
  return (
    <div className={styles.map} role="img" aria-label={words} data-testid="map">
      {/* The keyboard moves by message through the transcript; the map does the same for the mouse. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div className={styles.drawn} style={{ maxHeight: mostPixels(starts) }} onClick={whole ? go : undefined}>
        <svg viewBox={`0 0 ${MAP_WIDTH} ${total}`} preserveAspectRatio="none" aria-hidden>
          {roles.map(({ role, path }) => (
            <path key={role} className={styles[role]} d={path} />
          ))}
          <path className={styles.calls} d={calls} />
          {evidencePaths(evidence, skeleton, starts, tick).map(({ style, path }) => (
            <path key={style} style={{ fill: `var(--evidence-${style})` }} d={path} />
          ))}
          {find !== null && <path className={styles.hits} d={hitPath(find.hits, starts, tick)} />}
        </svg>
        {whole && <div className={styles.window} style={{ top: `${from}%`, height: `${Math.max(0.5, to - from)}%` }} />}
      </div>
    </div>
  );
});
