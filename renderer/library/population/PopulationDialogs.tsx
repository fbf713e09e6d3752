// The dialogs about the population: its stored description, describing it, drawing from it. At most one is open.
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Population } from '../../../contract/population.ts';
import { query } from '../../client/queries.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { DescribeForm } from './Describe.tsx';
import { DrawForm } from './Draw.tsx';
import { KnownPopulation } from './Known.tsx';
import { forgetFiles, showPopulation, usePopulation, type PopulationDialog } from './population.ts';

const TITLES: Record<PopulationDialog, string> = {
  known: 'The population',
  describe: 'Describe a population',
  draw: 'Draw from the population',
};

function Inside({ dialog, population }: { dialog: PopulationDialog; population: Population | null }) {
  if (population === null || dialog === 'describe') return <DescribeForm before={population} />;
  return dialog === 'known' ? <KnownPopulation population={population} /> : <DrawForm population={population} />;
}

/** Mounted for each study: the chosen files are dropped when another study is opened. */
export function PopulationDialogs() {
  const { dialog } = usePopulation();
  useEffect(() => forgetFiles, []);
  return dialog === null ? null : <Shown dialog={dialog} />;
}

function Shown({ dialog }: { dialog: PopulationDialog }) {
  const { data: population } = useQuery({ ...query('population.show', {}), throwOnError: true });
  if (population === undefined) return null;
  return (
    <Dialog title={TITLES[population === null ? 'describe' : dialog]} open onClose={() => showPopulation(null)} wide>
      <Inside dialog={dialog} population={population} />
    </Dialog>
  );
}
