// Positions the popover for a selection: beside the selected text, never on it, and inside the transcript's pane.

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const GAP = 6;

const clamped = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/**
 * The left and top edge of an element of this size, in pixels of the window: above the selection if the pane has room,
 * otherwise below it; if the selection fills the pane, at the edge nearer to its end.
 */
export function popoverPlace(
  selection: Box,
  { width, height }: { width: number; height: number },
  pane: Box,
): { left: number; top: number } {
  const left = clamped(selection.left, pane.left + GAP, Math.max(pane.left + GAP, pane.right - width - GAP));
  const above = selection.top - GAP - height;
  if (above >= pane.top) return { left, top: above };
  const below = selection.bottom + GAP;
  if (below + height <= pane.bottom) return { left, top: below };
  return { left, top: pane.bottom - height - GAP };
}

/** The part of the selected lines that is in the pane; null if no line is. */
export function selectionBox(lines: readonly Box[], pane: Box): Box | null {
  const seen = lines.filter(
    ({ left, right, top, bottom }) => right > left && bottom > pane.top && top < pane.bottom && bottom > top,
  );
  const [first] = seen;
  if (first === undefined) return null;
  return seen.reduce(
    (box, line) => ({
      left: Math.min(box.left, line.left),
      top: Math.max(pane.top, Math.min(box.top, line.top)),
      right: Math.max(box.right, line.right),
      bottom: Math.min(pane.bottom, Math.max(box.bottom, line.bottom)),
    }),
    // copied one by one, because the edges of a DOMRect are not its own properties
    {
      left: first.left,
      right: first.right,
      top: Math.max(pane.top, first.top),
      bottom: Math.min(pane.bottom, first.bottom),
    },
  );
}
