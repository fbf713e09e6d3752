// Short texts for answers, labels and decisions.
import type { LabelState, RaterLabel, Sureness } from '../../contract/label.ts';
import { levelTitle } from '../../contract/level-keys.ts';
import type { Dimension } from '../../contract/rubric.ts';
import { duration } from '../imports/texts.ts';

export const SURENESS_WORDS: Readonly<Record<Sureness, string>> = {
  guess: 'a guess',
  fairly: 'fairly sure',
  sure: 'sure',
};

/** The states of a rater's label. */
export const STATE_WORDS: Readonly<Record<LabelState, string>> = {
  todo: 'to do',
  started: 'started',
  skipped: 'skipped',
  done: 'done',
};

/** A level as text: "3 veiled or interrupted", or "cannot judge". */
export const levelText = (level: number | null, dimension: Pick<Dimension, 'kind' | 'levels'>): string =>
  level === null ? 'cannot judge' : levelTitle(level, dimension);

/** The circumstances of a label: sureness, time, share read, and whether the rater had seen scores. */
export function aboutText({ label, blinded }: RaterLabel, dimension: string): string {
  const sureness = label.dimensions[dimension]?.sureness ?? null;
  const parts = [
    ...(sureness === null ? [] : [SURENESS_WORDS[sureness]]),
    ...(label.seconds === null || label.seconds === 0 ? [] : [duration(label.seconds)]),
    label.coverage === null ? 'share read: unknown' : `${Math.round(label.coverage * 100)} % read`,
    ...(blinded === null ? ['unknown whether the scores were seen'] : blinded ? [] : ['saw the scores']),
  ];
  return parts.join(' · ');
}

/** The title of a component. */
export const componentTitle = (name: string, { components }: Pick<Dimension, 'components'>): string =>
  components.find((one) => one.name === name)?.title ?? name;
