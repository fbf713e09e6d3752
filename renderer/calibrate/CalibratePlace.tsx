// The Calibrate place: whether raters agree, without which no grader can be held against them.
import { Tabs } from '../parts/Tabs.tsx';
import { RatersTab } from './RatersTab.tsx';

export function CalibratePlace() {
  return <Tabs label="Calibrate" tabs={[{ id: 'raters', title: 'Raters’ agreement', panel: <RatersTab /> }]} />;
}
