// A figure with a mark that moves: the figure is drawn once, and then only the mark changes.

/** The drawing, and a function that moves its mark, or hides it if given null. */
export interface Marked<Place> {
  element: Element;
  mark: (place: Place | null) => void;
}

const SVG = 'http://www.w3.org/2000/svg';

/** An element on top of a figure, with attributes that do not change. */
export function onTop(
  figure: Element,
  tag: 'circle' | 'line',
  fixed: Readonly<Record<string, string | number>>,
): Element {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(fixed)) made.setAttribute(name, String(value));
  const place = figure.matches('svg') ? figure : (figure.querySelector('svg') ?? figure);
  place.append(made);
  return made;
}

/** Moves an element by its attributes, or hides it. */
export function moved(element: Element, to: Readonly<Record<string, number>> | null): void {
  element.setAttribute('visibility', to === null ? 'hidden' : 'visible');
  for (const [name, value] of Object.entries(to ?? {})) element.setAttribute(name, value.toFixed(1));
}
