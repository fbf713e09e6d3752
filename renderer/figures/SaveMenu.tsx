// The menu that saves a figure: as a drawing, a picture or a page; its table as data or for print.
import { Download } from 'lucide-react';
import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { USUAL_PRINT, type PrintStyle } from '../../contract/drawing.ts';
import type { FigureContent, FigureTable } from '../../contract/figure.ts';
import { asLatex, asMarkdown, printedCells, type PrintedTable } from '../../plots/print-table.ts';
import type { Sheet } from '../../plots/sheet.ts';
import { call } from '../client/call.ts';
import { useRead } from '../client/queries.ts';
import { Button } from '../parts/Button.tsx';
import menuStyles from '../parts/Menu.module.css';
import { asPicture, onPaper } from './paper.ts';
import { PrintDialog } from './PrintDialog.tsx';
import type { SavedAs, Saving } from './saving.ts';

type As = Exclude<SavedAs, 'jsonl'>;

const SAVES: readonly { as: As; title: string }[] = [
  { as: 'svg', title: 'Save as SVG…' },
  { as: 'pdf', title: 'Save as PDF…' },
  { as: 'png', title: 'Save as PNG…' },
  { as: 'csv', title: 'Save table as CSV…' },
  { as: 'tex', title: 'Save table as LaTeX…' },
  { as: 'md', title: 'Save table as Markdown…' },
];

/** The content of a saved figure. */
export interface Saved {
  /** Title above the figure, and suggested file name. */
  name: string;
  /** n, design, rubric version, estimator: caption below the figure, in the window and in the file. */
  caption: string;
  /**
   * Draws the figure as an SVG element of this width in pixels. The function must stay the same while it draws the
   * same.
   */
  draw: (width: number) => Element;
  table: FigureTable;
  /** Draws the figure for print, if that differs from the window. */
  sheet?: (style: PrintStyle) => Sheet;
  /** The table as printed, if it has more than its cells. */
  printed?: PrintedTable;
}

async function contentOf(saved: Saved, as: As, style: PrintStyle): Promise<FigureContent> {
  const { name, caption, table } = saved;
  const printed = saved.printed ?? printedCells(name, table, caption);
  if (as === 'csv') return { as, table };
  if (as === 'tex') return { as, text: asLatex(printed) };
  if (as === 'md') return { as, text: asMarkdown(printed) };
  const sheet = saved.sheet?.(style) ?? onPaper(saved, style);
  if (as === 'svg') return { as, text: sheet.text };
  if (as === 'png') return { as, bytes: await asPicture(sheet) };
  const { bytes } = await call('app.print_figure', { svg: sheet.text, width: sheet.width, height: sheet.height });
  return { as, bytes: new Uint8Array(bytes) };
}

const fileName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'figure';

export function SaveMenu({ saved, save }: { saved: Saved; save: Saving['save'] }) {
  const [setting, setSetting] = useState(false);
  const style = useRead('findings.looks', { facets: [] })?.print ?? USUAL_PRINT;
  return (
    <>
      <MenuTrigger>
        <Button icon={<Download aria-hidden />} data-testid="figure-save">
          Save
        </Button>
        <Popover className={menuStyles.popover ?? ''} offset={4}>
          <Menu className={menuStyles.menu ?? ''} aria-label="Save">
            {SAVES.map(({ as, title }) => (
              <MenuItem
                key={as}
                id={as}
                className={menuStyles.item ?? ''}
                onAction={() => save(fileName(saved.name), as, () => contentOf(saved, as, style))}
              >
                {title}
              </MenuItem>
            ))}
            <MenuItem id="settings" className={menuStyles.item ?? ''} onAction={() => setSetting(true)}>
              Print settings…
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <PrintDialog style={style} open={setting} onClose={() => setSetting(false)} />
    </>
  );
}
