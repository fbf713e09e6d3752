// The development server of `npm run dev`; an installed app has none, whatever its environment says.
import { app } from 'electron';

/** Its address, or null if the window is served from the built files. */
export function devServer(): URL | null {
  const address = process.env['ELECTRON_RENDERER_URL'];
  return app.isPackaged || address === undefined ? null : new URL(address);
}
