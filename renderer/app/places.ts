// The places, in the order in which a study runs.
import {
  BookText,
  ChartNoAxesColumn,
  FileOutput,
  Gauge,
  LibraryBig,
  PenLine,
  Scale,
  SearchCheck,
  type LucideIcon,
} from 'lucide-react';

export interface PlaceLink {
  to: '/library' | '/label' | '/adjudicate' | '/audit' | '/calibrate' | '/findings' | '/rubric' | '/export';
  title: string;
  keys: string;
  icon: LucideIcon;
}

export const PLACES: readonly PlaceLink[] = [
  { to: '/library', title: 'Library', keys: '$mod+1', icon: LibraryBig },
  { to: '/label', title: 'Label', keys: '$mod+2', icon: PenLine },
  { to: '/adjudicate', title: 'Adjudicate', keys: '$mod+3', icon: Scale },
  { to: '/audit', title: 'Audit', keys: '$mod+4', icon: SearchCheck },
  { to: '/calibrate', title: 'Calibrate', keys: '$mod+5', icon: Gauge },
  { to: '/findings', title: 'Findings', keys: '$mod+6', icon: ChartNoAxesColumn },
  { to: '/rubric', title: 'Rubric', keys: '$mod+7', icon: BookText },
  { to: '/export', title: 'Export', keys: '$mod+8', icon: FileOutput },
];
