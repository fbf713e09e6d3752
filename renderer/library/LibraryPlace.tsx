// The Library place: every transcript of the study, searched, narrowed by facets, and read beside the table.
import { useQuery } from '@tanstack/react-query';
import { Columns2, FileOutput, ListPlus, Tag } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useRater } from '../client/app-state.ts';
import { query, useRead } from '../client/queries.ts';
import { useKeys, type Binding } from '../keys/useKeys.ts';
import { Button } from '../parts/Button.tsx';
import { isOpen, later } from '../parts/later.tsx';
import { REST_MS } from '../parts/useFilterDraft.ts';
import { ColumnMenu } from './ColumnMenu.tsx';
import { columnsOf } from './columns.ts';
import { knownOf } from './completions.ts';
import { Facets } from './Facets.tsx';
import { NoHit, NothingYet } from './Nothing.tsx';
import { Prepared } from './Prepared.tsx';
import { PopulationHead } from './population/PopulationHead.tsx';
import { chosen, useRemembered } from './remembered.ts';
import { SearchBar } from './SearchBar.tsx';
import { Table } from './Table.tsx';
import { TutorialOffer } from './TutorialOffer.tsx';
import { useAddress } from './useAddress.ts';
import { ViewMenu } from './ViewMenu.tsx';
import { useFacets } from './useFacets.ts';
import { readAhead, useFilled, useList, type List } from './useList.ts';
import { usePicked } from './usePicked.ts';
import { useSelection } from './useSelection.ts';
import type { StudyInfo } from '../../contract/study.ts';
import styles from './LibraryPlace.module.css';

/**
 * Number of transcripts up to which a search takes less time than typing a letter. Such a search starts at once, unless
 * the last one is still running.
 */
const FEW = 10_000;
const FRAME_MS = 16;
const whole = new Intl.NumberFormat('en');

const FacetDialog = later(async () => (await import('./FacetDialog.tsx')).FacetDialog, isOpen);
const QueueDialog = later(async () => (await import('./QueueDialog.tsx')).QueueDialog, isOpen);
const Preview = later(async () => (await import('./Preview.tsx')).Preview);

/** A component, mounted after the preview, so that its keys take precedence over the preview's keys. */
function Keys({ bindings }: { bindings: readonly Binding[] }) {
  useKeys('Library', bindings);
  return null;
}

function Count({ list, study, picked }: { list: List | null; study: StudyInfo; picked: number }) {
  const words = study.transcripts === 1 ? 'transcript' : 'transcripts';
  const all = whole.format(study.transcripts);
  const found = list === null ? '' : `${whole.format(list.transcripts.length)}${list.whole ? '' : '+'}`;
  const said = list === null ? '' : list.filter === '' ? `${all} ${words}` : `${found} of ${all} ${words}`;
  return (
    <p className={styles.count} role="status" data-testid="result-count">
      {picked > 0 ? `${whole.format(picked)} chosen · ${said}` : said}
    </p>
  );
}

function Library({ study }: { study: StudyInfo }) {
  const rater = useRater().id;
  const [{ filter, sort, key, message }, goTo] = useAddress();
  const [typing, setTyping] = useState(false);
  const { list: newest, busy: fetching, error } = useList(filter, sort, rater);
  const list = useFilled(newest, typing);
  const busy = fetching || list !== newest;
  const facets = useFacets(study, list, rater);
  const [searching, setSearching] = useState(false);
  const everything = useRead('library.facets', { filter: '', rater }, searching);
  const rubric = useRead('study.rubric', {}, searching);
  const queues = useRead('queues.list', {}, searching);
  const known = useMemo(
    () => knownOf(study, everything, { rubric, queues, raters: study.raters }),
    [study, everything, rubric, queues],
  );
  const [selected, select] = useSelection(key, goTo.preview);
  const picked = usePicked();
  const [queueing, setQueueing] = useState(false);
  const [tagging, setTagging] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const remembered = useRemembered();
  const all = useMemo(() => columnsOf(study), [study]);
  const columns = useMemo(() => chosen(all, remembered), [all, remembered]);

  const toFilter = (wanted: string, amend = false): void => {
    readAhead(wanted, sort, rater);
    goTo.filter(wanted, amend);
  };
  const toGrid = (): void => grid.current?.focus({ preventScroll: true });
  const open = (wanted: number): void =>
    goTo.label(wanted, { filter: list?.filter ?? '', sort: list?.sort ?? sort, around: wanted });
  const close = (): void => {
    goTo.preview(undefined);
    toGrid();
  };
  const toSearch = (): void => {
    search.current?.focus();
    search.current?.select();
  };
  const findKey: Binding = { keys: '/', about: 'search and filter', run: toSearch };
  const letGo: Binding = { keys: 'Escape', about: 'clear the chosen transcripts', run: picked.clear };
  const [first, second, ...more] = picked.transcripts;
  const pair = first !== undefined && second !== undefined && more.length === 0 ? { first, second } : null;
  const compare = (): void => {
    if (pair !== null) goTo.compare(pair.first, pair.second);
  };
  const compareKey: Binding = { keys: 'v', about: 'compare the two chosen transcripts', run: compare };
  const bindings = [findKey, ...(picked.transcripts.size > 0 ? [letGo] : []), ...(pair === null ? [] : [compareKey])];
  const meant = {
    filter: list?.filter ?? '',
    transcripts: picked.transcripts.size > 0 ? [...picked.transcripts] : null,
    count: picked.transcripts.size > 0 ? picked.transcripts.size : (list?.transcripts.length ?? 0),
  };
  const found = list !== null && list.transcripts.length > 0;
  return (
    <div className={styles.place}>
      <div className={styles.bar}>
        <SearchBar
          filter={filter}
          onFilter={toFilter}
          error={error}
          known={known}
          inputRef={search}
          onFocus={() => setSearching(true)}
          wait={study.transcripts <= FEW && !fetching ? FRAME_MS : REST_MS}
          onTyping={setTyping}
          onDown={toGrid}
        />
        <Count list={newest} study={study} picked={picked.transcripts.size} />
        <div className={styles.actions}>
          <ViewMenu
            filter={filter}
            sort={sort}
            columns={columns.map(({ id }) => id)}
            onChoose={(view) => {
              remembered.showOnly(
                view.columns,
                all.map(({ id }) => id),
              );
              goTo.view(view);
            }}
          />
          <ColumnMenu columns={all} />
          {pair !== null && (
            <Button icon={<Columns2 aria-hidden />} keys="v" onPress={compare}>
              Compare
            </Button>
          )}
          <Button icon={<ListPlus aria-hidden />} isDisabled={!found} onPress={() => setQueueing(true)}>
            Make queue…
          </Button>
          <Button icon={<Tag aria-hidden />} isDisabled={!found} onPress={() => setTagging(true)}>
            Set facet…
          </Button>
          <Button icon={<FileOutput aria-hidden />} isDisabled={!found} onPress={() => goTo.export(list?.filter ?? '')}>
            Export…
          </Button>
        </div>
      </div>
      <PopulationHead study={study} />
      {study.synthetic && <TutorialOffer />}
      <div className={styles.columns}>
        <Facets facets={facets} filter={filter} onFilter={toFilter} />
        {list === null && <div className={styles.waiting} aria-busy />}
        {list !== null && !found && (
          <div className={styles.waiting}>
            <NoHit onClear={() => toFilter('')} />
          </div>
        )}
        {list !== null && found && (
          <Table
            list={list}
            columns={columns}
            sort={sort}
            selected={selected}
            picked={picked}
            busy={busy}
            rater={rater}
            gridRef={grid}
            onSort={goTo.sort}
            onSelect={select}
            onOpen={open}
          />
        )}
        {key === undefined ? (
          <Keys bindings={bindings} />
        ) : (
          <Preview
            transcript={key}
            message={message}
            search={list?.words ?? ''}
            onOpen={() => open(key)}
            onClose={close}
          >
            {list !== null && <Prepared transcript={key} rater={rater} list={list} />}
            <Keys
              bindings={[
                findKey,
                ...(pair === null ? [] : [compareKey]),
                { keys: 'Escape', about: 'close the preview', run: close },
              ]}
            />
          </Preview>
        )}
      </div>
      <FacetDialog open={tagging} {...meant} onClose={() => setTagging(false)} />
      <QueueDialog open={queueing} {...meant} onClose={() => setQueueing(false)} onMade={goTo.queue} />
    </div>
  );
}

export function LibraryPlace() {
  const { data: study } = useQuery({ ...query('study.info', {}), throwOnError: true });
  if (study === undefined) return null;
  return study.transcripts === 0 ? <NothingYet /> : <Library study={study} />;
}
