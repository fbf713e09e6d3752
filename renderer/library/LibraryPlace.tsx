// The Library place.
import { Empty } from '../parts/Empty.tsx';

export function LibraryPlace() {
  return <Empty title="Library" />;
}
