// Printing to PDF by Electron: a page that is never shown, runs no script and loads nothing.
import { randomUUID } from 'node:crypto';
import { BrowserWindow, session, type PrintToPDFOptions } from 'electron';
import { ORIGIN } from './places.ts';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Prints the HTML text; its style sets the size of a page. Files that the page refers to are not loaded. */
async function printed(html: string, more: PrintToPDFOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  // a session of its own in memory, locked like every other (lockdown.ts)
  const own = session.fromPartition(`print-${randomUUID()}`);
  own.protocol.handle('app', () => {
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY };
    return new Response(html, { headers });
  });
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      // without it Chromium asks for a display, which may not exist
      offscreen: true,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
    },
  });
  try {
    await window.loadURL(`${ORIGIN}/`);
    const pdf = await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true, ...more });
    return new Uint8Array(pdf);
  } finally {
    window.destroy();
    own.protocol.unhandle('app');
  }
}

/** Page numbers at the foot of each page; the page's own styles do not apply to them. */
const FOOT = `<div style="width:100%;text-align:center;font:8px sans-serif;color:#555">
<span class="pageNumber"></span> / <span class="totalPages"></span></div>`;

/** A report, with page numbers and an outline of its headings. */
export const printedPage = (page: string): Promise<Uint8Array<ArrayBuffer>> =>
  printed(page, {
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: FOOT,
    generateDocumentOutline: true,
    generateTaggedPDF: true,
  });

/** Size of a sheet in points. */
interface Size {
  width: number;
  height: number;
}

/** A page without margins around the drawing, without the XML declaration, which is only for separate files. */
const pageOf = (svg: string, { width, height }: Size): string =>
  [
    '<!doctype html><meta charset="utf-8">',
    `<style>@page{size:${width}pt ${height}pt;margin:0}body{margin:0}svg{display:block}</style>`,
    svg.replace(/^<\?xml[^>]*>\s*/, ''),
  ].join('');

/** A drawing as a PDF of one page of exactly its size. */
export const printedDrawing = (svg: string, size: Size): Promise<Uint8Array<ArrayBuffer>> => printed(pageOf(svg, size));
