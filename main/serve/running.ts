// The jobs that run in this process, by id: each can be cancelled, and reports its progress to the window.
import type { Announcement } from '../../contract/events.ts';
import type { JobProgress } from '../../contract/job.ts';

/** The input of a job: the signal that cancels it, and functions for progress and messages to the person. */
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

  /** Runs the work as job `id`; returns or throws as the work does. */
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
      // if an id was given twice, it belongs to the later job
      if (this.#running.get(id) === controller) this.#running.delete(id);
    }
  }

  /** Cancels a job; an unknown id, or that of a job that has ended, has no effect. */
  cancel(id: string): void {
    this.#running.get(id)?.abort();
  }

  cancelAll(): void {
    for (const controller of this.#running.values()) controller.abort();
  }
}
