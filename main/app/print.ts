// Printing to PDF by Electron itself: a page that is never shown, without scripts, of exactly the size of what it
// holds.
import { BrowserWindow } from 'electron';

/** Points of a sheet. */
interface Size {
  width: number;
  height: number;
}

/** A page of no margins around the drawing, whose declaration belongs to a file of its own. */
const pageOf = (svg: string, { width, height }: Size): string =>
  [
    '<!doctype html><meta charset="utf-8">',
    `<style>@page{size:${width}pt ${height}pt;margin:0}body{margin:0}svg{display:block}</style>`,
    svg.replace(/^<\?xml[^>]*>\s*/, ''),
  ].join('');

/**
 * A drawing as a PDF of one page. It comes from the window, so it is shown by a page that can run nothing and reach
 * nothing.
 */
export async function printedDrawing(svg: string, size: Size): Promise<Uint8Array<ArrayBuffer>> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  });
  try {
    const page = Buffer.from(pageOf(svg, size), 'utf8').toString('base64');
    await window.loadURL(`data:text/html;charset=utf-8;base64,${page}`);
    return new Uint8Array(await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true }));
  } finally {
    window.destroy();
  }
}
