// A scene as an element of the page, in the colours of its theme; points are links to their transcripts.
import { TEXT } from '../../plots/measure.ts';
import { nodesOf, type Node } from '../../plots/nodes.ts';
import type { Paint, Scene } from '../../plots/scene.ts';

const SVG = 'http://www.w3.org/2000/svg';

const PAINTS: Record<Paint, string> = {
  ink: 'var(--ink)',
  quiet: 'var(--ink-2)',
  line: 'var(--line)',
  gold: 'var(--gold-ink)',
  ground: 'var(--paper)',
  'look-1': 'var(--evidence-1)',
  'look-2': 'var(--evidence-2)',
  'look-3': 'var(--evidence-3)',
  'look-4': 'var(--evidence-4)',
  'look-5': 'var(--evidence-5)',
};

function elementOf({ tag, attributes, children }: Node): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    // colours of the theme are CSS variables, which work in styles but not in attributes
    if ((name === 'fill' || name === 'stroke') && String(value).startsWith('var('))
      made.style.setProperty(name, String(value));
    else made.setAttribute(name, String(value));
  }
  for (const child of children) made.append(typeof child === 'string' ? child : elementOf(child));
  return made;
}

/** The scene as drawn in the window. `hrefOf`: the address of a group's transcripts; null if there is none. */
export function sceneElement(scene: Scene, hrefOf: (group: number) => string | null): SVGElement {
  const { width, height } = scene;
  const attributes = { width, height, viewBox: `0 0 ${width} ${height}`, 'font-size': TEXT, overflow: 'visible' };
  return elementOf({
    tag: 'svg',
    attributes: { ...attributes, 'font-family': 'system-ui, sans-serif' },
    children: nodesOf(scene, (paint) => PAINTS[paint], hrefOf),
  });
}
