// How a test goes about packets in the app: dialogs of the system are answered, the rest is pressed.
import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '../support/app.ts';

/** Answers the system's dialogs, which no test can reach, with these paths. */
export async function answerDialogs(
  app: ElectronApplication,
  paths: { open?: string[]; save?: string },
): Promise<void> {
  await app.evaluate(({ dialog }, { open, save }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: open === undefined, filePaths: open ?? [] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: save === undefined, filePath: save ?? '' });
  }, paths);
}

/** Presses an item of the menu bar. */
export async function menu(app: ElectronApplication, label: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
    const found = items.find((item) => item.label === wanted);
    if (found === undefined) throw new Error(`the menu has no ${wanted}`);
    found.click();
  }, label);
}

/** Makes a study at `study` of the packet with work whose dialog is open or on its way. */
export async function openPacket(
  app: ElectronApplication,
  page: Page,
  study: string,
  passphrase: string | null = null,
): Promise<void> {
  await answerDialogs(app, { save: study });
  const dialog = page.getByRole('dialog', { name: 'Open a packet' });
  if (passphrase !== null) await dialog.getByLabel('Passphrase').fill(passphrase);
  await dialog.getByRole('button', { name: 'Save as study…' }).click();
  await expect(dialog).toBeHidden();
}

/** Sends back what was labelled, into `packet`. */
export async function sendBack(app: ElectronApplication, page: Page, packet: string): Promise<void> {
  await answerDialogs(app, { save: packet });
  await menu(app, 'Send work back…');
  const dialog = page.getByRole('dialog', { name: 'Send work back' });
  await dialog.getByRole('button', { name: 'Write packet…' }).click();
  await expect(dialog.getByTestId('packet-sent')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toBeHidden();
}

/** Merges the packets whose dialog is open or on its way; the dialog with what they brought stays open. */
export async function merge(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Merge packets' });
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(dialog.getByTestId('packets-merged')).toBeVisible();
}
