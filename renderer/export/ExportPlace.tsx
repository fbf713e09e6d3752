// The Export place.
import { Empty } from '../parts/Empty.tsx';

export function ExportPlace() {
  return <Empty title="Export" />;
}
