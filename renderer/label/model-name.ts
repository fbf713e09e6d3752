// A transcript's title without the name of its model, for raters who do not want to know it while they label.
import { useMemo } from 'react';
import type { TranscriptHead } from '../../contract/transcript-head.ts';
import { usePreferences } from '../client/preferences.ts';

const HIDDEN = '(model hidden)';

/** The title with the model's name replaced, in upper or lower case. */
export function withoutModel(title: string, model: unknown): string {
  if (typeof model !== 'string' || model === '') return title;
  // the title may omit the prefix that names the maker
  const names = [model, model.slice(model.lastIndexOf('/') + 1)].filter((name) => name.length > 1);
  return names.reduce((text, name) => {
    const literal = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return text.replaceAll(new RegExp(literal, 'gi'), HIDDEN);
  }, title);
}

/** The head as shown to this rater; the same object until the shown data changes. */
export function useShownHead(head: TranscriptHead): TranscriptHead {
  const hidden = usePreferences(({ modelHidden }) => modelHidden);
  return useMemo(
    () => (hidden ? { ...head, title: withoutModel(head.title, head.facets['model']) } : head),
    [head, hidden],
  );
}
