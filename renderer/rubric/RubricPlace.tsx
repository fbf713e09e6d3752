// The Rubric place: the rubric as text, beside it the cards that raters will see, its versions, and the labels that a
// change affects.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { RubricVersionInfo, Touched } from '../../contract/rubric-versions.ts';
import type { Rubric } from '../../contract/rubric.ts';
import { useRater } from '../client/app-state.ts';
import { call } from '../client/call.ts';
import { queryClient } from '../client/queries.ts';
import { Begun } from '../desk/Begun.tsx';
import { useKeys } from '../keys/useKeys.ts';
import { announce } from '../parts/announce.ts';
import { Button } from '../parts/Button.tsx';
import { Choice, type Option } from '../parts/Choice.tsx';
import { tellProblem } from '../parts/trouble.ts';
import { FLAGS } from '../cards/answers.ts';
import { Compare, type Side } from './Compare.tsx';
import { beginDrafts, keepDraft, session, useDraft } from './draft.ts';
import { Editor } from './Editor.tsx';
import { Form } from './Form.tsx';
import { Preview } from './Preview.tsx';
import { TouchedDialog } from './TouchedDialog.tsx';
import { useChecked, type Checked } from './useChecked.ts';
import { Versions } from './Versions.tsx';
import styles from './RubricPlace.module.css';

/** The card at a line of the text: of the dimension or flag that is named last above the line. */
function cardAt(text: string, line: number, { dimensions, flags }: Rubric): string | null {
  const names = text
    .split('\n')
    .slice(0, line)
    .map((one) => /\bname:\s*["']?([a-z][a-z0-9_]*)/.exec(one)?.[1]);
  for (const name of names.toReversed()) {
    if (dimensions.some((one) => one.name === name)) return name ?? null;
    if (flags.some((one) => one.name === name)) return FLAGS;
  }
  return null;
}

/** The line with the name of a dimension, counted from 1; null if there is none. */
function lineOf(text: string, dimension: string): number | null {
  const at = text.split('\n').findIndex((line) => /\bname:\s*["']?([a-z][a-z0-9_]*)/.exec(line)?.[1] === dimension);
  return at === -1 ? null : at + 1;
}

function stateText({ mistakes, settled }: Checked, isChanged: boolean): string {
  if (!settled) return '';
  if (mistakes.length > 0) return mistakes.length === 1 ? '1 mistake' : `${mistakes.length} mistakes`;
  return isChanged ? 'Draft, not saved' : 'Current version';
}

type Way = 'text' | 'form';
const WAYS: readonly Option<Way>[] = [
  { value: 'text', title: 'YAML', testId: 'rubric-as-text' },
  { value: 'form', title: 'Form', testId: 'rubric-as-form' },
];

interface DeskProps {
  versions: readonly RubricVersionInfo[];
  current: RubricVersionInfo;
  /** The text of the current version, and its rubric. */
  source: string;
  inForce: Rubric;
}

function useGoTo() {
  const navigate = useNavigate({ from: '/rubric' });
  return {
    compare: (search: { before?: Side; after?: Side }) => void navigate({ to: '/rubric', search }),
    filter: (filter: string) => void navigate({ to: '/library', search: { filter } }),
    transcript: (key: number, message: number) =>
      void navigate({ to: '/library', search: { filter: '', key, message } }),
  };
}

/** Saves the text. If the change affects labels, a dialog asks first. */
function useSave(text: string, base: number) {
  const rater = useRater().id;
  const [touched, setTouched] = useState<readonly Touched[] | null>(null);
  const [saving, setSaving] = useState(false);
  const save = async (): Promise<void> => {
    setTouched(null);
    setSaving(true);
    try {
      const { version } = await call('rubric.save', { text, base });
      await queryClient.refetchQueries({ queryKey: ['rubric.versions'] });
      keepDraft(null);
      announce(`Version ${version} is now current`);
    } finally {
      setSaving(false);
    }
  };
  const ask = async (): Promise<void> => {
    const found = await call('rubric.touched', { text, rater });
    if (found.length === 0) await save();
    else setTouched(found);
  };
  return {
    touched,
    saving,
    save: () => void save().catch(tellProblem),
    ask: () => void ask().catch(tellProblem),
    close: () => setTouched(null),
  };
}

function Desk({ versions, current, source, inForce }: DeskProps) {
  const draft = useDraft();
  const { before, after, dimension } = useSearch({ from: '/rubric' });
  const goTo = useGoTo();
  const [way, setWay] = useState<Way>('text');
  const [focused, setFocused] = useState<string | null>(dimension ?? null);
  const cards = useRef<HTMLDivElement>(null);
  const text = draft?.text ?? source;
  const base = draft?.base ?? current.version;
  const isChanged = text !== source;
  const checked = useChecked(text, inForce);
  const { rubric, mistakes } = checked;
  const next = current.version + 1;
  const { touched, saving, save, ask, close } = useSave(text, base);
  const isReady = isChanged && !saving && checked.settled && mistakes.length === 0 && base === current.version;
  const write = (now: string): void => keepDraft(now === source ? null : { base, text: now });
  useKeys('Rubric', [
    { keys: '$mod+s', about: 'save the draft as the next version', typing: true, run: () => isReady && ask() },
    ...(before === undefined ? [] : [{ keys: 'Escape', about: 'back to the draft', run: () => goTo.compare({}) }]),
  ]);
  const show = (version: number | null): void => {
    if (version === null) return goTo.compare({});
    const older = versions.find((one) => one.version < version)?.version;
    goTo.compare(older === undefined ? { before: version, after: 'text' } : { before: older, after: version });
  };
  const shown = before === undefined || after === undefined ? null : after === 'text' ? before : after;
  return (
    <div className={styles.place} data-testid="rubric-place">
      <header className={styles.bar}>
        <h1>{current.name}</h1>
        <p role="status" data-testid="rubric-state" data-wrong={mistakes.length > 0}>
          {stateText(checked, isChanged)}
        </p>
        {base !== current.version && !saving && (
          <>
            <p>
              Version {current.version} was saved in the meantime. Your draft is based on version {base}.
            </p>
            <Button onPress={() => keepDraft({ base: current.version, text })}>
              Base my draft on version {current.version}
            </Button>
          </>
        )}
        <div className={styles.actions}>
          <Button variant="quiet" isDisabled={!isChanged} onPress={() => keepDraft(null)}>
            Discard changes
          </Button>
          <Button variant="primary" keys="$mod+S" isDisabled={!isReady} onPress={ask} data-testid="rubric-save">
            Save as version {next}
          </Button>
        </div>
      </header>
      <div className={styles.columns}>
        <Versions
          versions={versions}
          shown={typeof shown === 'number' ? shown : null}
          isChanged={isChanged}
          onShow={show}
        />
        <section className={styles.text} aria-label={before === undefined ? 'Text' : 'Comparison'}>
          {before === undefined && (
            <div className={styles.way}>
              <Choice label="Written as" options={WAYS} chosen={way} onChoose={setWay} row />
            </div>
          )}
          {before !== undefined && after !== undefined ? (
            <Compare versions={versions} text={text} before={before} after={after} onChange={goTo.compare} />
          ) : way === 'form' ? (
            <Form text={text} rubric={rubric} isWrong={mistakes.length > 0} onText={write} />
          ) : (
            <Editor
              text={text}
              mistakes={mistakes}
              start={dimension === undefined ? null : lineOf(text, dimension)}
              onText={write}
              onLine={(line) => setFocused(cardAt(text, line, rubric) ?? focused)}
              onLeave={() => cards.current?.focus()}
            />
          )}
        </section>
        <Preview
          rubric={rubric}
          isOld={mistakes.length > 0}
          focused={focused ?? rubric.dimensions[0]?.name ?? FLAGS}
          onFocus={setFocused}
          cardsRef={cards}
          onExample={(key, { message }) => goTo.transcript(key, message)}
        />
      </div>
      <TouchedDialog touched={touched} version={next} onShow={goTo.filter} onSave={save} onClose={close} />
    </div>
  );
}

/** Reads the versions and the current text. */
async function readDesk(): Promise<DeskProps | null> {
  const versions = await call('rubric.versions', {});
  const [current] = versions;
  if (current === undefined) return null;
  const { text } = await call('rubric.text', { version: current.version });
  return { versions, current, source: text, inForce: await call('study.rubric', {}) };
}

function Read() {
  const { data } = useQuery({ queryKey: ['rubric.versions', {}, 'desk'], queryFn: readDesk, throwOnError: true });
  return data === undefined || data === null ? null : <Desk {...data} />;
}

export function RubricPlace() {
  return (
    <Begun session={session} onDrafts={beginDrafts}>
      {() => <Read />}
    </Begun>
  );
}
