// A frozen figure: the date of publication, what changed since then, and the choice between this and today's figure.
import { Copy } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { FigureDrawing } from '../../contract/drawing.ts';
import type { Published } from '../../contract/figure.ts';
import type { Seal } from '../../contract/seal.ts';
import { changesSince, type Change } from '../../plots/changed.ts';
import { pointsOf, tenths } from '../../plots/numbers.ts';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { HeadedTable } from './HeadedTable.tsx';
import styles from './Findings.module.css';

const percent = (share: number | null): string => (share === null ? 'not available' : `${tenths(share)} %`);
const count = ({ before, now }: Change['n']): string => (before === now ? String(now) : `${before} → ${now}`);

const difference = ({ before, now }: Change): string =>
  before === null || now === null ? 'not available' : `${pointsOf(now - before)} points`;

function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <HeadedTable heads={['Changed since published', 'Rate', 'Published', 'Now', 'Difference', 'n', 'gold']}>
      {changes.map((change) => (
        <tr key={`${change.group} ${change.rate}`}>
          <th scope="row">{change.group}</th>
          <td>{change.rate}</td>
          <td>{percent(change.before)}</td>
          <td>{percent(change.now)}</td>
          <td>{difference(change)}</td>
          <td>{count(change.n)}</td>
          <td>{count(change.n_gold)}</td>
        </tr>
      ))}
    </HeadedTable>
  );
}

const dayOf = (at: string): string =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/**
 * The state of the study when the figure was frozen, by the beginning of its hash; the button copies the whole seal.
 */
function FrozenState({ seal }: { seal: Seal }) {
  return (
    <p data-testid="frozen-seal">
      State of the study then: <code>{seal.state.slice(0, 16)}</code>
      <IconButton label="Copy the seal" onPress={() => void navigator.clipboard.writeText(JSON.stringify(seal))}>
        <Copy />
      </IconButton>
    </p>
  );
}

export interface FrozenProps {
  published: Published;
  /** Today's figure; null if it cannot be drawn. */
  today: FigureDrawing | null;
  /** Renders the published figure, or today's. */
  children: (shown: 'published' | 'now') => ReactNode;
}

export function Frozen({ published, today, children }: FrozenProps) {
  const [shown, setShown] = useState<'published' | 'now'>('published');
  const changes = today === null ? [] : changesSince(published.drawing, today);
  const words = changes.length > 0 ? 'changed since published' : 'unchanged since published';
  return (
    <>
      <div className={styles.frozen} data-testid="frozen">
        <p>
          Published on <time dateTime={published.at}>{dayOf(published.at)}</time>,{' '}
          {today === null ? 'not available today' : words}. This is the figure{' '}
          {shown === 'published' ? 'as published' : 'as it is now'}.
        </p>
        {published.seal !== undefined && <FrozenState seal={published.seal} />}
        {changes.length > 0 && (
          <Button onPress={() => setShown(shown === 'published' ? 'now' : 'published')}>
            {shown === 'published' ? 'Show today’s figure' : 'Show the published figure'}
          </Button>
        )}
      </div>
      {changes.length > 0 && <Changes changes={changes} />}
      {children(shown)}
    </>
  );
}
