// Starts the packaged app on its own profile and watches it for errors.
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export interface Running {
  app: ElectronApplication;
  page: Page;
  /** Console errors, page errors, and requests that leave the app. */
  troubles: string[];
}

/** The value of a required variable that scripts/test.ts sets. */
export function told(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new Error(`${name} is not set: start these tests with npm test -- app`);
  return value;
}

/** Starts the app, or the program that runs it, with this profile folder and these arguments. */
export async function start(
  profile: string,
  args: readonly string[] = [],
  more: Record<string, string> = {},
  program = told('TOUCHSTONE_APP'),
): Promise<Running> {
  const own = (process.env['TOUCHSTONE_APP_ARGS'] ?? '').split(' ').filter((arg) => arg !== '');
  const env: Record<string, string> = {
    TOUCHSTONE_USER_DATA: profile,
    TOUCHSTONE_CHECK_OUTPUT: '1',
    TOUCHSTONE_WAIT_FOR_TESTS: '1',
    ...more,
  };
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && name !== 'ELECTRON_RUN_AS_NODE' && !(name in env)) env[name] = value;
  }
  const app = await _electron.launch({ executablePath: program, args: [...own, ...args], env });
  const page = await app.firstWindow();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!/^(app:|devtools:|data:|blob:)/.test(request.url())) troubles.push(`request: ${request.url()}`);
  });
  await page.waitForLoadState('domcontentloaded');
  return { app, page, troubles };
}
