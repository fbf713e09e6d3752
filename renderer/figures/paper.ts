// A figure drawn by Plot as a standalone document: always light, with every style as a value, without links and style
// sheets.
import { PRINT_SIZES, type PrintStyle } from '../../contract/drawing.ts';
import { LINE, TEXT, wrapped } from '../../plots/measure.ts';
import type { Sheet } from '../../plots/sheet.ts';
import styles from './FigureFrame.module.css';

const SVG = 'http://www.w3.org/2000/svg';

/** Properties that children inherit, so they are written only where they differ. */
const INHERITED = [
  'fill-rule',
  'font-size',
  'font-style',
  'font-variant-numeric',
  'font-weight',
  'paint-order',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-width',
  'text-anchor',
  'visibility',
] as const;
const PAINTS = ['fill', 'stroke'] as const;
const LEFT_OUT = new Set(['style', 'script', 'foreignObject', 'image', 'use']);
/**
 * Attributes that are dropped: styles, those for pointers and screen readers in the window, and those that refer
 * outside the document.
 */
const DROPPED =
  /^(?:class|style|color|opacity|fill-opacity|stroke-opacity|tabindex|role|href|xlink:href|target|aria-.*|data-.*|on.*)$/;

type Look = Record<string, string>;

const canvas = document.createElement('canvas');
canvas.width = 1;
canvas.height = 1;
const pixel = canvas.getContext('2d', { willReadFrequently: true });

const hex = (value: number): string => value.toString(16).padStart(2, '0');

/**
 * A colour in any notation, as `#rrggbb` and its opacity, because not every program that opens a drawing knows oklch().
 */
function colour(value: string): { paint: string; opacity: number } {
  if (value === 'none' || value.startsWith('url(') || pixel === null) return { paint: value, opacity: 1 };
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = value;
  pixel.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pixel.getImageData(0, 0, 1, 1).data;
  return { paint: `#${hex(red)}${hex(green)}${hex(blue)}`, opacity: alpha / 255 };
}

function lookOf(element: Element): Look {
  const style = getComputedStyle(element);
  const look: Look = { 'font-family': style.fontFamily.includes('mono') ? 'monospace' : 'sans-serif' };
  for (const name of INHERITED) look[name] = style.getPropertyValue(name);
  for (const name of PAINTS) {
    const { paint, opacity } = colour(style.getPropertyValue(name));
    look[name] = paint;
    look[`${name}-opacity`] = String(Number((opacity * Number(style.getPropertyValue(`${name}-opacity`))).toFixed(3)));
  }
  return look;
}

function plain(element: Element, inherited: Look): SVGElement | null {
  if (LEFT_OUT.has(element.localName) || element.namespaceURI !== SVG) return null;
  const look = lookOf(element);
  const copy = document.createElementNS(SVG, element.localName === 'a' ? 'g' : element.localName);
  for (const { name, value } of element.attributes) {
    if (!DROPPED.test(name) && !(name in look) && !name.startsWith('xmlns')) copy.setAttribute(name, value);
  }
  for (const [name, value] of Object.entries(look)) if (inherited[name] !== value) copy.setAttribute(name, value);
  const { opacity } = getComputedStyle(element);
  if (opacity !== '1') copy.setAttribute('opacity', opacity);
  for (const node of element.childNodes) {
    if (node instanceof Text) copy.append(node.data);
    else if (node instanceof Element) copy.append(plain(node, look) ?? '');
  }
  return copy;
}

/** The drawing in the light theme, copied from the page, where it must be placed to be measured. */
function inLight(
  draw: (width: number) => Element,
  width: number,
): { drawing: SVGElement; height: number; ink: string } {
  const sheet = document.createElement('div');
  sheet.className = styles.sheet ?? '';
  sheet.setAttribute('aria-hidden', 'true');
  document.body.append(sheet);
  try {
    const drawn = draw(width);
    sheet.append(drawn);
    const source = drawn instanceof SVGSVGElement ? drawn : drawn.querySelector('svg');
    const drawing = source === null ? null : plain(source, {});
    if (source === null || drawing === null) throw new Error('a figure without a drawing');
    return { drawing, height: source.getBoundingClientRect().height, ink: colour(getComputedStyle(sheet).color).paint };
  } finally {
    sheet.remove();
  }
}

/** A figure drawn by Plot, to be saved. */
export interface Plotted {
  name: string;
  caption: string;
  draw: (width: number) => Element;
}

const FONTS = { sans: 'sans-serif', serif: 'serif' } as const;

function element(tag: string, attributes: Record<string, string | number>, text = ''): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (text !== '') made.append(text);
  return made;
}

const PAD = 6;

/** The figure with the title and caption that the style asks for, as an SVG document of its size. */
export function onPaper({ name, caption, draw }: Plotted, style: PrintStyle): Sheet {
  const unit = style.text / TEXT;
  const width = PRINT_SIZES[style.size].width / unit - 2 * PAD;
  const { drawing, height: drawn, ink } = inLight(draw, width);
  const above = style.title ? wrapped(name, width, true) : [];
  const below = style.caption ? wrapped(caption, width) : [];
  const top = above.length * LINE + 4;
  const high = Math.ceil(top + drawn + below.length * LINE + 8 + 2 * PAD);
  const svg = element('svg', {
    width: `${PRINT_SIZES[style.size].width}pt`,
    height: `${Number((high * unit).toFixed(2))}pt`,
    viewBox: `${-PAD} ${-PAD} ${width + 2 * PAD} ${high}`,
    'font-family': FONTS[style.font],
    'font-size': TEXT,
  });
  for (const [attribute, value] of Object.entries({ x: 0, y: top, width, height: drawn }))
    drawing.setAttribute(attribute, String(value));
  const line = (text: string, y: number, weight: number): SVGElement =>
    element('text', { x: 0, y, fill: ink, 'font-weight': weight }, text);
  svg.append(
    element('title', {}, name),
    element('desc', {}, caption),
    element('rect', { x: -PAD, y: -PAD, width: width + 2 * PAD, height: high, fill: '#ffffff' }),
    ...above.map((text, at) => line(text, (at + 0.8) * LINE, 600)),
    drawing,
    ...below.map((text, at) => line(text, top + drawn + 8 + (at + 0.8) * LINE, 400)),
  );
  return {
    text: `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`,
    width: PRINT_SIZES[style.size].width,
    height: high * unit,
  };
}

/** Pixels per point: 300 per inch. */
const SCALE = 300 / 72;

/** A document as the bytes of a PNG, in print resolution. */
export async function asPicture({ text, width, height }: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const picture = document.createElement('canvas');
  picture.width = Math.round(width * SCALE);
  picture.height = Math.round(height * SCALE);
  picture.getContext('2d')?.drawImage(image, 0, 0, picture.width, picture.height);
  const blob = await new Promise<Blob | null>((done) => picture.toBlob(done, 'image/png'));
  if (blob === null) throw new Error('the picture could not be made');
  return new Uint8Array(await blob.arrayBuffer());
}
