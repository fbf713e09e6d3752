// A transcript to read: find bar, keys and reader around one model. Every place that shows a transcript uses this.
import { useQuery } from '@tanstack/react-query';
import { memo, useEffect, useMemo, useState } from 'react';
import { query } from '../client/queries.ts';
import { useStore } from 'zustand';
import { useKeys } from '../keys/useKeys.ts';
import { Button } from '../parts/Button.tsx';
import { toggleBlur, useBlur } from './blur.ts';
import { CarriedHits } from './CarriedHits.tsx';
import { FindBar } from './FindBar.tsx';
import type { EvidenceSpan } from './highlights.ts';
import { transcriptKeys } from './keys.ts';
import { toggleAgentOnly } from './folding.ts';
import { createModel, type TranscriptModel } from './model.ts';
import { goToMessage } from './moves.ts';
import { RawView } from './raw/RawView.tsx';
import { useReadyToFind, useRest } from './rest.ts';
import { focusTranscript } from './scrolling.ts';
import { TranscriptReader, type TranscriptReaderProps } from './TranscriptReader.tsx';
import styles from './TranscriptView.module.css';

const NO_EVIDENCE: readonly EvidenceSpan[] = [];
const NO_MARKS: TranscriptReaderProps['marks'] = new Map();

/**
 * The model of a transcript, the same one until its head changes. While the head is loading, the model of the last
 * transcript; null if there was none.
 */
export function useTranscript(key: number): TranscriptModel | null {
  const { data: head } = useQuery({
    ...query('transcript.head', { key }),
    placeholderData: (last) => last,
    throwOnError: true,
  });
  return useMemo(() => (head === undefined ? null : createModel(head)), [head]);
}

/** A component, so that the view is not rendered again while the rest of the messages arrives. */
function Later({ model }: { model: TranscriptModel }) {
  useRest(model);
  useReadyToFind(model);
  return null;
}

export interface ModelViewProps extends TranscriptReaderProps {
  /** True if another transcript on the screen has the keys. */
  quiet?: boolean;
  /** The filter whose hits are marked when the transcript opens; '' for none. */
  search?: string;
}

/**
 * The transcript of a model, with its evidence marked. Memoised, because labels change at every key press and the
 * transcript does not.
 */
export const ModelView = memo(function ModelView({
  model,
  evidence,
  marks,
  search = '',
  quiet = false,
}: ModelViewProps) {
  // find bar and raw view belong to one model, and close when another one is opened
  const [finding, setFinding] = useState({ model, times: 0 });
  const [raw, setRaw] = useState<TranscriptModel | null>(null);
  const times = finding.model === model ? finding.times : 0;
  /** The model in which the hits of the search were dismissed. */
  const [ended, setEnded] = useState<TranscriptModel | null>(null);
  const find = (): void => {
    setEnded(model);
    setFinding({ model, times: times + 1 });
  };
  useKeys('Transcript', quiet ? [] : transcriptKeys(model, find, () => setRaw(model)));
  const { blurred } = useBlur();
  const agentOnly = useStore(model, (state) => state.folds.agentOnly);
  const { head } = model.getState();
  const endMode = (toggle: (of: TranscriptModel) => unknown): void => {
    focusTranscript(model);
    toggle(model);
  };
  return (
    <div className={styles.view} data-blurred={blurred}>
      {(blurred || agentOnly) && (
        <div className={styles.modes}>
          {agentOnly && (
            <Button variant="quiet" keys="a" onPress={() => endMode(toggleAgentOnly)}>
              Agent only: show all
            </Button>
          )}
          {blurred && (
            <Button variant="quiet" keys="Shift+B" onPress={() => endMode(toggleBlur)}>
              Blurred except under the pointer or focus: show all
            </Button>
          )}
        </div>
      )}
      {search !== '' && ended !== model && (
        <CarriedHits key={`hits in ${model.number}`} model={model} search={search} onEnd={() => setEnded(model)} />
      )}
      {times > 0 && (
        <FindBar key={`${model.number} ${times}`} model={model} onClose={() => setFinding({ model, times: 0 })} />
      )}
      <div className={styles.reader}>
        <TranscriptReader key={model.number} model={model} evidence={evidence} marks={marks} />
      </div>
      <Later key={`rest of ${model.number}`} model={model} />
      <RawView about={head} open={raw === model} onClose={() => setRaw(null)} />
    </div>
  );
});

/** A transcript by its key in the study, scrolled to a message. */
export function TranscriptView({
  transcript,
  message,
  search = '',
  quiet = false,
}: Pick<ModelViewProps, 'search' | 'quiet'> & { transcript: number; message: number }) {
  const model = useTranscript(transcript);
  useEffect(() => {
    if (model !== null && message > 0) goToMessage(model, message);
  }, [model, message]);
  return model === null ? null : (
    <ModelView model={model} evidence={NO_EVIDENCE} marks={NO_MARKS} search={search} quiet={quiet} />
  );
}
