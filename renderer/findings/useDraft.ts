// A text while it is typed. It follows changes of the value from elsewhere (Back, a saved figure), and the field keeps
// the focus.
import { useState } from 'react';

export function useDraft(value: string): [draft: string, setDraft: (draft: string) => void] {
  const [state, setState] = useState({ value, draft: value });
  if (state.value !== value) setState({ value, draft: value });
  return [state.value === value ? state.draft : value, (draft) => setState({ value, draft })];
}
