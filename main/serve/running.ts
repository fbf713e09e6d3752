// The jobs that run in this process, by id: each can be cancelled, and tells the window how far it is.
import type { Announcement } from '../../contract/events.ts';
import type { JobProgress } from '../../contract/job.ts';

/** What a job is given: the signal that cancels it, and where it tells its progress and what a person should know. */
interface Watched {
  signal: AbortSignal;
  onProgress: (progress: JobProgress) => void;
  onNote: (note: string) => void;
}

export class RunningJobs {
  readonly #running = new Map<string, AbortController>();
  readonly #announce: (announcement: Announcement) => void;

  constructor(announce: (announcement: Announcement) => void) {
    this.#announce = announce;
  }

  get none(): boolean {
    return this.#running.size === 0;
  }

  /** Runs the work as job `id`; ends as the work does. */
  async run<T>(id: string, work: (watched: Watched) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#running.set(id, controller);
    try {
      return await work({
        signal: controller.signal,
        onProgress: (progress) => this.#announce({ event: 'progress', progress: { job: id, ...progress } }),
        onNote: (note) => this.#announce({ event: 'note', note }),
      });
    } finally {
      // an id that was given twice belongs to the later job
      if (this.#running.get(id) === controller) this.#running.delete(id);
    }
  }

  /** Cancels a job; one that has ended, or that there never was, is left alone. */
  cancel(id: string): void {
    this.#running.get(id)?.abort();
  }

  cancelAll(): void {
    for (const controller of this.#running.values()) controller.abort();
  }
}
