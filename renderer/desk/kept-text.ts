// A text that a dialog asks for, stored in the study at every letter until it is recorded or cleared.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { readJson } from '../../contract/json.ts';
import { useRater } from '../client/app-state.ts';
import { query } from '../client/queries.ts';
import { keepDraft } from './drafts.ts';

const Text = z.string();

function textOf(document: string | undefined): string | null {
  if (document === undefined) return null;
  const text = Text.safeParse(readJson(document));
  return text.success ? text.data : null;
}

export interface KeptText {
  text: string;
  write: (text: string) => void;
  /** Deletes the text after it was recorded. */
  forget: () => void;
}

/** The text stored under `about` (`reason skip ID main`); `usual` if nothing is stored. */
export function useKeptText(about: string, usual = ''): KeptText {
  const rater = useRater().id;
  const [typed, setTyped] = useState<string | null>(null);
  const { data } = useQuery({ ...query('drafts.list', { rater }), staleTime: 0 });
  const kept = textOf(data?.find((one) => one.about === about)?.document);
  return {
    text: typed ?? kept ?? usual,
    write: (text) => {
      setTyped(text);
      keepDraft({ rater, about, document: text === '' ? null : JSON.stringify(text) });
    },
    forget: () => keepDraft({ rater, about, document: null }),
  };
}
