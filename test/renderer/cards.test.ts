// A card has the same elements open and closed, so that pressing the key of a level creates none.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { defaultRubric } from '../../main/work/rubric/index.ts';

// key caps ask the window for their keys
vi.mock('../../renderer/parts/KeyCap.tsx', () => ({ KeyCap: () => null, FixedCap: () => null }));
vi.stubGlobal('window', { addEventListener: () => undefined });
vi.stubGlobal('document', { querySelector: () => null });

const { DimensionCard } = await import('../../renderer/cards/DimensionCard.tsx');
const { FlagsCard } = await import('../../renderer/cards/FlagsCard.tsx');

const nothing = (): void => undefined;
const act = {
  focus: nothing,
  explain: nothing,
  answer: nothing,
  cannotJudge: nothing,
  reasoned: nothing,
  change: nothing,
  showEvidence: nothing,
};
const rubric = defaultRubric();

interface Shown {
  focused: boolean;
  ready: boolean;
  offer?: string | null;
}

function dimensionCard(shown: Shown): string {
  const [dimension] = rubric.dimensions;
  if (dimension === undefined) throw new Error('the default rubric asks nothing');
  const part = { answer: null, components: [], sureness: null, note: '' };
  const about = { dimension, part, changed: null, evidence: [], style: undefined, known: null, act };
  return renderToStaticMarkup(createElement(DimensionCard, { ...about, explained: false, prompted: false, ...shown }));
}

const flagsCard = (shown: Shown): string =>
  renderToStaticMarkup(
    createElement(FlagsCard, {
      flags: rubric.flags,
      there: [],
      note: '',
      changed: '',
      evidence: [],
      known: [],
      act,
      ...shown,
    }),
  );

const tags = (html: string): string[] => html.match(/<[a-z0-9]+/g) ?? [];
const offers = (html: string): boolean => html.includes('data-offer');

test.each([
  ['a dimension', dimensionCard],
  ['the flags', flagsCard],
])('%s: the elements are the same whether open, closed or offering', (_, card) => {
  const closed = card({ focused: false, ready: true });
  const open = card({ focused: true, ready: true });
  const offering = card({ focused: true, ready: true, offer: 'Harm' });
  expect(tags(open)).toEqual(tags(closed));
  expect(tags(offering)).toEqual(tags(closed));
  expect([offers(closed), offers(open), offers(offering)]).toEqual([false, false, true]);
  // a card that is neither open nor next is one line
  expect(tags(card({ focused: false, ready: false })).length).toBeLessThan(tags(closed).length);
});
