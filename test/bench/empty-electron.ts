// An app with one empty window on the same Electron: measures the cost of starting before any of our code runs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MAIN = `const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900 });
  return window.loadFile(join(__dirname, 'index.html'));
});
`;

/** Writes the app; returns its folder. */
export function writeEmptyApp(folder: string): string {
  const app = join(folder, 'empty');
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'empty', main: 'main.js' }));
  writeFileSync(join(app, 'main.js'), MAIN);
  writeFileSync(join(app, 'index.html'), '<!doctype html><title>empty</title><p>A window.</p>');
  return app;
}
