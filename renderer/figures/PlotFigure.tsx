// A figure that a plot draws, as wide as its place. What it shows stands in a table beside it.
import { useEffect, useRef } from 'react';

export function PlotFigure({ label, draw }: { label: string; draw: (width: number) => Element }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const redraw = (): void => element.replaceChildren(draw(Math.max(320, element.clientWidth)));
    redraw();
    const watch = new ResizeObserver(redraw);
    watch.observe(element);
    return () => watch.disconnect();
  }, [draw]);
  return <div ref={place} role="img" aria-label={label} data-testid="figure" />;
}
