// A note of a job is shown once in the window, and removed when another study is opened.
import { expect, test, vi } from 'vitest';
import type { Announcement } from '../../contract/events.ts';
import { announceHere } from '../../renderer/client/bridge.ts';
import { followNotes, forgetNotes, heardNotes } from '../../renderer/client/study-notes.ts';
import { keepBefore } from '../../main/work/job/index.ts';
import { RunningJobs } from '../../main/serve/running.ts';
import { freshStudy, put, transcript } from '../support/study.ts';

// a disk with only a few free blocks
vi.mock('node:fs', async (actual) => ({ ...(await actual<object>()), statfsSync: () => ({ bavail: 3, bsize: 512 }) }));

test('a job without space for a backup shows one note in the window', async () => {
  const study = freshStudy();
  put(study.db, transcript('first'));
  followNotes();
  const announced: Announcement[] = [];
  const jobs = new RunningJobs((announcement) => {
    announced.push(announcement);
    announceHere(announcement);
  });
  const merge = (): Promise<void> => jobs.run('j', (watched) => keepBefore(study.db, 'merge', watched));
  await merge();
  await merge();
  const note =
    'The disk has no room for a backup of the study, so none was made before the merge; ' +
    'free space on it, or copy the study to another disk';
  expect(announced).toEqual([
    { event: 'note', note },
    { event: 'note', note },
  ]);
  expect(heardNotes()).toEqual([note]);
  forgetNotes();
  expect(heardNotes()).toEqual([]);
  study.remove();
});
