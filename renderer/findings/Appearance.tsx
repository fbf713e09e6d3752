// The texts of a figure, and the names, order and style of its facets' groups, which apply to every figure of the
// study.
import { useMutation } from '@tanstack/react-query';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { LONGEST_NAME, LONGEST_TITLE } from '../../contract/limits.ts';
import { LOOKS, type FigureDrawing, type GroupLook, type StudyLooks } from '../../contract/drawing.ts';
import { facetText } from '../../plots/caption.ts';
import { looksOf } from '../../plots/group-looks.ts';
import { ownMember } from '../../contract/own-member.ts';
import { valueName } from '../../plots/groups.ts';
import { lookOf } from '../../plots/looks.ts';
import { sceneElement } from '../figures/scene-element.ts';
import { call } from '../client/call.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { Select } from '../parts/Select.tsx';
import type { Address } from './choice.ts';
import styles from './Findings.module.css';

const COLOURS = {
  ink: 'black',
  'look-1': 'blue',
  'look-2': 'vermilion',
  'look-3': 'green',
  'look-4': 'purple',
  'look-5': 'sky blue',
} as const;
const SIGNS = {
  circle: 'circle',
  square: 'square',
  triangle: 'triangle',
  diamond: 'diamond',
  star: 'star',
  wye: 'propeller',
};

const COLOUR_WORDS: Readonly<Record<string, string>> = COLOURS;

const lookText = (look: number): string => {
  const { paint, sign } = lookOf(look);
  return `${COLOUR_WORDS[paint] ?? paint} ${SIGNS[sign]}`;
};

/** Maximum number of listed groups; the styles of other groups do not change. */
const MOST = 40;

/** The symbol of a group in its colour. */
function SignOf({ look }: { look: number }) {
  const { paint, sign } = lookOf(look);
  const draw = (place: HTMLSpanElement | null): void =>
    place?.replaceChildren(
      sceneElement(
        { width: 14, height: 14, marks: [{ kind: 'point', x: 7, y: 7, sign, paint, hollow: false }] },
        () => null,
      ),
    );
  return <span ref={draw} aria-hidden />;
}

function Groups({
  facet,
  groups,
  onGroups,
}: {
  facet: string;
  groups: GroupLook[];
  onGroups: (groups: GroupLook[]) => void;
}) {
  const looks = [...new Set([...Array.from({ length: 2 * LOOKS }, (_, at) => at), ...groups.map(({ look }) => look)])];
  const options = looks.map((look) => ({ value: String(look), label: lookText(look) }));
  const change = (at: number, some: Partial<GroupLook>): void =>
    onGroups(groups.map((group, place) => (place === at ? { ...group, ...some } : group)));
  const swap = (at: number, by: 1 | -1): void => {
    const [one, other] = [groups[at], groups[at + by]];
    if (one === undefined || other === undefined) return;
    onGroups(groups.map((group, place) => (place === at ? other : place === at + by ? one : group)));
  };
  return (
    <fieldset className={styles.groups}>
      <legend>Groups of {facetText(facet)}, in all figures of the study</legend>
      {groups.slice(0, MOST).map((group, at) => {
        const value = valueName(group.value);
        return (
          <div key={value} className={styles.group}>
            <SignOf look={group.look} />
            <Field
              label={`Name of ${value}`}
              hideLabel
              placeholder={value}
              value={group.name}
              onChange={(name) => change(at, { name })}
              maxLength={LONGEST_NAME}
            />
            <Select
              label={`Colour and sign of ${value}`}
              hideLabel
              options={options}
              value={String(group.look)}
              onChange={(look) => change(at, { look: Number(look) })}
            />
            <IconButton label={`Move ${value} up`} isDisabled={at === 0} onPress={() => swap(at, -1)}>
              <ArrowUp />
            </IconButton>
            <IconButton label={`Move ${value} down`} isDisabled={at + 1 === groups.length} onPress={() => swap(at, 1)}>
              <ArrowDown />
            </IconButton>
          </div>
        );
      })}
    </fieldset>
  );
}

/** The listed groups: as changed here, otherwise as saved, or in the default order after a reset. */
function shownGroups(facet: string, changed: GroupLook[] | undefined, looks: StudyLooks): GroupLook[] {
  if (changed !== undefined && changed.length > 0) return changed;
  const from = changed === undefined ? looks : { ...looks, groups: [] };
  return looksOf(facet, from).filter(({ value }) => value !== null);
}

export interface AppearanceProps {
  address: Address;
  /** The facets of the figure whose groups have styles. */
  facets: readonly string[];
  looks: StudyLooks;
  /** The current figure, whose texts are the placeholders. */
  drawing: FigureDrawing;
  onClose: () => void;
}

export function Appearance({ address: { choice, go }, facets, looks, drawing, onClose }: AppearanceProps) {
  const [words, setText] = useState({
    title: choice.title ?? '',
    rate_title: choice.rate_title ?? '',
    facet_title: choice.facet_title ?? '',
  });
  const [groups, setGroups] = useState<Readonly<Record<string, GroupLook[]>>>({});
  const saving = useMutation({
    mutationFn: async () => {
      for (const [facet, some] of Object.entries(groups)) await call('findings.set_groups', { facet, groups: some });
    },
    onSuccess: () => {
      const { title, rate_title, facet_title } = words;
      const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());
      go({ title: given(title), rate_title: given(rate_title), facet_title: given(facet_title) });
      onClose();
    },
  });
  const field = (name: keyof typeof words, label: string, usual: string) => (
    <Field
      label={label}
      placeholder={usual}
      value={words[name]}
      onChange={(text) => setText({ ...words, [name]: text })}
      maxLength={LONGEST_TITLE}
    />
  );
  return (
    <div className={styles.form}>
      {field('title', 'Title', drawing.title)}
      {field('rate_title', 'Title of the axis of rates', drawing.rate_title)}
      {field('facet_title', 'Title of the axis of groups', drawing.facet_title)}
      {facets.map((facet) => (
        <Groups
          key={facet}
          facet={facet}
          groups={shownGroups(facet, ownMember(groups, facet), looks)}
          onGroups={(some) => setGroups({ ...groups, [facet]: some })}
        />
      ))}
      {saving.isError && <Notice problem={problemOf(saving.error)} />}
      <footer className={styles.actions}>
        {facets.some((facet) => looks.groups.some((group) => group.facet === facet)) && (
          <Button
            variant="quiet"
            onPress={() => setGroups(Object.fromEntries(facets.map((facet) => [facet, []])))}
            isDisabled={Object.values(groups).some(({ length }) => length === 0)}
          >
            Reset groups
          </Button>
        )}
        <Button onPress={onClose}>Cancel</Button>
        <Button variant="primary" isDisabled={saving.isPending} onPress={() => saving.mutate()}>
          Apply
        </Button>
      </footer>
    </div>
  );
}
