// Refuses all requests of a page to the system and the network. Transcripts are hostile input, and the app is offline.
import { app, session, type Session, type WebContents } from 'electron';
import { devServer } from './dev-server.ts';
import { note } from './log.ts';
import { ORIGIN } from './places.ts';

/** Without these, Chromium looks up hosts, updates components and sends reports. Must run before the app is ready. */
export function silenceChromium(): void {
  const server = devServer();
  const names = server === null ? '' : `, EXCLUDE ${server.hostname}`;
  app.commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${names}`);
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-quic',
    'disable-sync',
    'no-first-run',
    'no-pings',
  ])
    app.commandLine.appendSwitch(name);
}

function allowed(address: string): boolean {
  const url = new URL(address);
  if (url.protocol === 'devtools:') return !app.isPackaged;
  if (url.protocol === 'data:') return true;
  // Hot reload, in development only.
  if (url.protocol === 'ws:') return url.host === devServer()?.host;
  return `${url.protocol}//${url.host}` === ORIGIN;
}

function lockSession(locked: Session): void {
  locked.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  );
  locked.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
  locked.setDevicePermissionHandler(() => false);
  // Switching the spell checker off is not enough: Chromium downloads the dictionary of the system's language before
  // anything is checked.
  locked.setSpellCheckerLanguages([]);
  locked.setSpellCheckerEnabled(false);
  locked.on('will-download', (event) => event.preventDefault());
  locked.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !allowed(details.url);
    // Only the scheme is logged: an address may contain text of a transcript.
    if (cancel) note(`refused a request by ${new URL(details.url).protocol}`);
    answer({ cancel });
  });
}

function lockContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    const url = new URL(event.url);
    // A reload is the only navigation that is allowed.
    if (!event.isMainFrame || `${url.protocol}//${url.host}` !== ORIGIN) event.preventDefault();
  });
}

/** Locks every existing and future session and page. Call it when the app is ready, before the first window. */
export function lockDown(): void {
  lockSession(session.defaultSession);
  app.on('session-created', lockSession);
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}
