// A transcript's title without the name of its model, for raters who do not want to know it while they label.
import { useMemo } from 'react';
import type { TranscriptHead } from '../../contract/transcript-head.ts';
import { usePreferences } from '../client/preferences.ts';

const HIDDEN = '(model hidden)';

/** The title with the model's name, in whatever case, replaced. */
export function withoutModel(title: string, model: unknown): string {
  if (typeof model !== 'string' || model === '') return title;
  // a maker's prefix may be left out of the title
  const names = [model, model.slice(model.lastIndexOf('/') + 1)].filter((name) => name.length > 1);
  return names.reduce((text, name) => {
    const literal = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return text.replaceAll(new RegExp(literal, 'gi'), HIDDEN);
  }, title);
}

/** The head as it is shown to this rater; the same one for as long as nothing of that changes. */
export function useShownHead(head: TranscriptHead): TranscriptHead {
  const hidden = usePreferences(({ modelHidden }) => modelHidden);
  return useMemo(
    () => (hidden ? { ...head, title: withoutModel(head.title, head.facets['model']) } : head),
    [head, hidden],
  );
}
