// Files and folders dropped anywhere in the window are imported, tables by a dialog; a study that is dropped is opened,
// packets are opened or merged.
import { useEffect, useState } from 'react';
import { setApp, useApp } from '../client/app-state.ts';
import { call } from '../client/call.ts';
import { dropFiles } from '../client/dropped.ts';
import { arriving } from '../imports/arriving.ts';
import { takeImports } from '../imports/tables.ts';
import { takePackets } from '../packets/packets.ts';
import { tellProblem } from '../parts/trouble.ts';
import styles from './ImportDrop.module.css';

async function openPackets(files: File[]): Promise<void> {
  if (files.length === 0) return;
  const chosen = await dropFiles(files);
  await arriving(chosen.names, async () => {
    await call('app.need_jobs', {});
    await takePackets(chosen);
  });
}

async function open(files: File[], hasStudy: boolean): Promise<void> {
  if (files.length === 0) return;
  const chosen = await dropFiles(files);
  const [only, ...others] = chosen.names;
  if (others.length === 0 && only?.endsWith('.touchstone') === true) {
    setApp(await call('app.open', { study: { token: chosen.token } }));
    return;
  }
  if (!hasStudy) {
    const state = await call('app.new_study', {});
    setApp(state);
    if (state.study === null) return;
  }
  await takeImports(chosen);
}

const isPacket = ({ name }: File): boolean => name.endsWith('.tspacket');

async function take(files: File[], hasStudy: boolean): Promise<void> {
  await open(
    files.filter((file) => !isPacket(file)),
    hasStudy,
  );
  await openPackets(files.filter(isPacket));
}

function bringsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}

export function ImportDrop() {
  const hasStudy = useApp().study !== null;
  const [over, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const on = { signal: stop.signal };
    const hold = (event: DragEvent) => {
      event.preventDefault();
      setOver(bringsFiles(event));
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) take(files, hasStudy).catch(tellProblem);
    };
    // both events: an element that has just come under the pointer only gets dragenter, and a drop is lost if that is
    // not accepted
    window.addEventListener('dragenter', hold, on);
    window.addEventListener('dragover', hold, on);
    window.addEventListener('drop', drop, on);
    window.addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), on);
    return () => stop.abort();
  }, [hasStudy]);
  return over ? (
    <div className={styles.over}>{hasStudy ? 'Drop to import' : 'Drop to import into a new study'}</div>
  ) : null;
}
