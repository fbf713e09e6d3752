// The query of a step as text to copy, for files elsewhere, and the import of its result.
import { useQuery } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import type { Chosen } from '../../../contract/app-state.ts';
import type { Dialect, PopulationQuery } from '../../../contract/population.ts';
import { query } from '../../client/queries.ts';
import { announce } from '../../parts/announce.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice, problemOf } from '../../parts/Notice.tsx';
import { Select } from '../../parts/Select.tsx';
import { tellProblem } from '../../parts/trouble.ts';
import { useSettled } from '../../parts/useSettled.ts';
import { ChooseFiles } from './Files.tsx';
import styles from './Population.module.css';

const DIALECTS: readonly { value: Dialect; label: string }[] = [
  { value: 'spark', label: 'Spark' },
  { value: 'duckdb', label: 'DuckDB' },
];

export type WithoutDialect<Q extends PopulationQuery = PopulationQuery> = Q extends PopulationQuery
  ? Omit<Q, 'dialect'>
  : never;

export interface QueryTextProps {
  /** The requested query, or a sentence about what is missing. */
  asked: WithoutDialect | string;
  /** The content of the result, such as "cells". */
  result: string;
  chosen: Chosen | null;
  disabled: boolean;
  onResult: (chosen: Chosen) => void;
}

async function copy(sql: string): Promise<void> {
  await navigator.clipboard.writeText(sql);
  announce('The query is copied');
}

function Sql({ asked }: { asked: PopulationQuery }) {
  const { data, error } = useQuery(query('population.sql', useSettled(asked)));
  if (error !== null) return <Notice problem={problemOf(error)} />;
  if (data === undefined) return null;
  return (
    <>
      {/* Text that scrolls must be reachable by keys. */}
      <pre className={styles.sql} tabIndex={0} role="region" aria-label="The query" data-testid="population-sql">
        {data.sql}
      </pre>
      <Button icon={<Copy aria-hidden />} onPress={() => void copy(data.sql).catch(tellProblem)}>
        Copy the query
      </Button>
    </>
  );
}

export function QueryText({ asked, result, chosen, disabled, onResult }: QueryTextProps) {
  const [dialect, setDialect] = useState<Dialect>('spark');
  return (
    <div className={styles.stack}>
      <div className={styles.narrow}>
        <Select label="Engine" options={DIALECTS} value={dialect} onChange={setDialect} />
      </div>
      {typeof asked === 'string' ? (
        <p className={styles.hint} role="status">
          {asked}.
        </p>
      ) : (
        <Sql asked={{ ...asked, dialect }} />
      )}
      <ChooseFiles
        title={`Result of the query: ${result}`}
        hint="Run the query where the files are, write its result as Parquet, and choose that here."
        chosen={chosen}
        disabled={disabled}
        onChoose={onResult}
      />
    </div>
  );
}
