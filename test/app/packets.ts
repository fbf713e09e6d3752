// Steps of tests that use packets in the app: answers the system's dialogs, and operates the rest as a person does.
import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '../support/app.ts';

/** Makes the system's dialogs, which tests cannot operate, return these paths. */
export async function answerDialogs(
  app: ElectronApplication,
  paths: { open?: string[]; save?: string },
): Promise<void> {
  await app.evaluate(({ dialog }, { open, save }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: open === undefined, filePaths: open ?? [] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: save === undefined, filePath: save ?? '' });
  }, paths);
}

/** Clicks an item of the menu bar. */
export async function menu(app: ElectronApplication, label: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
    const found = items.find((item) => item.label === wanted);
    if (found === undefined) throw new Error(`the menu has no ${wanted}`);
    found.click();
  }, label);
}

/** Makes a study at `study` from the packet whose dialog is open or about to open. */
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

/** Writes the labels into the packet `packet`, to send them back. */
export async function sendBack(app: ElectronApplication, page: Page, packet: string): Promise<void> {
  await answerDialogs(app, { save: packet });
  await menu(app, 'Send work back…');
  const dialog = page.getByRole('dialog', { name: 'Send work back' });
  await dialog.getByRole('button', { name: 'Write packet…' }).click();
  await expect(dialog.getByTestId('packet-sent')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toBeHidden();
}

/** Merges the packets whose dialog is open or about to open; the dialog that shows the result stays open. */
export async function merge(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Merge packets' });
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(dialog.getByTestId('packets-merged')).toBeVisible();
}
