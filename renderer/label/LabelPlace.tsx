// The Label place.
import { Empty } from '../parts/Empty.tsx';

export function LabelPlace() {
  return <Empty title="Label" />;
}
