// The fuses of the packaged program: settings of Electron that nobody who starts it can change.
import { readFileSync } from 'node:fs';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { parse } from 'yaml';
import { z } from 'zod';
import { expect, test } from '../support/app.ts';

const Settings = z.object({ electronFuses: z.record(z.string(), z.boolean()) });

test('fuses are set in the program, and the released one lets nobody attach', async () => {
  const wire = await getCurrentFuseWire(process.env['TOUCHSTONE_APP'] ?? '');
  const off = [
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
    FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  ];
  for (const fuse of off) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.DISABLE);
  const on = [
    FuseV1Options.RunAsNode,
    FuseV1Options.OnlyLoadAppFromAsar,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  ];
  for (const fuse of on) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.ENABLE);
  // The program under test differs from the released one in this fuse: tests need it to attach.
  expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.ENABLE);
  const { electronFuses } = Settings.parse(parse(readFileSync('electron-builder.yml', 'utf8')));
  expect(electronFuses).toMatchObject({
    enableNodeCliInspectArguments: false,
    enableNodeOptionsEnvironmentVariable: false,
  });
});
