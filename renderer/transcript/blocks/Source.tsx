// Text of a block that can be marked and quoted: it registers its position in the block, and colours its code.
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { paintCode } from '../colours/paint.ts';
import type { Mapped } from '../drawing/mapped.ts';
import { addPiece, type Marked } from '../highlights.ts';
import { lanesOf } from '../lanes.ts';
import type { Row } from '../rows.ts';

export interface SourceProps {
  row: Extract<Row, { kind: 'piece' }>;
  source: string;
  /** Where the source begins in its block. */
  start: number;
  /** The texts of the elements with `data-mapped`, indexed by its number; null if all drawn text is verbatim. */
  mapped: readonly Mapped[] | null;
  marked: Marked;
  children: ReactNode;
}

export function Source({ row, source, start, mapped, marked, children }: SourceProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { message, block } = row;
  const id = String(row.key);
  useLayoutEffect(() => {
    const element = ref.current;
    return element === null ? undefined : addPiece(id, { element, source, start, mapped, message, block, marked });
  }, [id, message, block, source, start, mapped, marked]);
  // the drawn elements depend on both
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useLayoutEffect(() => (ref.current === null ? undefined : paintCode(ref.current)), [source, mapped]);
  const lanes = lanesOf(marked.evidence).most(message, block);
  return (
    <div ref={ref} data-piece={id} data-lanes={lanes > 2 ? lanes : undefined}>
      {children}
    </div>
  );
}
