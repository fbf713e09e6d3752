// The Calibrate place: a grader compared with gold, and the agreement of raters, on which gold depends.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from '../parts/Tabs.tsx';
import { GraderTab } from './GraderTab.tsx';
import { RatersTab } from './RatersTab.tsx';

export function CalibratePlace() {
  const { tab } = useSearch({ from: '/calibrate' });
  const navigate = useNavigate({ from: '/calibrate' });
  return (
    <Tabs
      label="Calibrate"
      selected={tab}
      onSelect={(wanted) => void navigate({ search: (before) => ({ ...before, tab: wanted }), replace: true })}
      tabs={[
        { id: 'grader', title: 'Grader', panel: <GraderTab /> },
        { id: 'raters', title: 'Raters’ agreement', panel: <RatersTab /> },
      ]}
    />
  );
}
