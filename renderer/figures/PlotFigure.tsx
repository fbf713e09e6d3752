// A figure drawn by Plot, as wide as its container. A table beside it has its values. Links open the transcripts of a
// point.
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

const LEAST_WIDTH = 320;
const XLINK = 'http://www.w3.org/1999/xlink';

const addressOf = (link: Element): string => link.getAttribute('href') ?? link.getAttributeNS(XLINK, 'href') ?? '';

/**
 * Names the links, and gives the keyboard one stop per address, even if several points have it; returns the number of
 * links. Plot's labels on groups of marks ("dot", "rule") are removed, because they are meaningless and not allowed on
 * a group.
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
      // an image cannot contain links, but a group can
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
