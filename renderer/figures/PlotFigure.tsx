// A figure that a plot draws, as wide as its place. What it shows stands in a table beside it; its links lead to what
// is behind a point.
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

const LEAST_WIDTH = 320;
const XLINK = 'http://www.w3.org/1999/xlink';

const addressOf = (link: Element): string => link.getAttribute('href') ?? link.getAttributeNS(XLINK, 'href') ?? '';

/**
 * Gives links their names, and the keyboard one stop for each address, however many points lead there; returns how many
 * there are. The plot labels its groups of marks ("dot", "rule"), which says nothing to anyone and is not allowed on a
 * group.
 */
function nameLinks(drawn: Element): number {
  for (const group of drawn.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  const links = drawn.querySelectorAll('a');
  const known = new Set<string>();
  for (const link of links) {
    link.setAttribute('aria-label', link.querySelector('title')?.textContent ?? '');
    if (known.has(addressOf(link))) link.setAttribute('tabindex', '-1');
    known.add(addressOf(link));
  }
  return links.length;
}

export function PlotFigure({ label, draw }: { label: string; draw: (width: number) => Element }) {
  const place = useRef<HTMLDivElement>(null);
  const { history } = useRouter();
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const redraw = (): void => {
      const drawn = draw(Math.max(LEAST_WIDTH, element.clientWidth));
      // A picture holds nothing that can be pressed; a group may.
      element.setAttribute('role', nameLinks(drawn) === 0 ? 'img' : 'group');
      element.replaceChildren(drawn);
    };
    const follow = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link === null) return;
      event.preventDefault();
      history.push(addressOf(link).slice(1));
    };
    redraw();
    element.addEventListener('click', follow);
    const watch = new ResizeObserver(redraw);
    watch.observe(element);
    return () => {
      element.removeEventListener('click', follow);
      watch.disconnect();
    };
  }, [draw, history]);
  return <div ref={place} aria-label={label} data-testid="figure" />;
}
