// Answers that stay right until something of the study changes: the same question is not worked out twice.
import type { Call, Topic } from '../../contract/call.ts';

/** So many answers are kept; the one that was asked for longest ago is dropped first. */
const MOST = 50;

/** Topics that the content of a study does not tell of. */
const OUTSIDE: readonly Topic[] = ['drafts', 'app'];

interface Kept {
  content: string;
  value: unknown;
}

/**
 * Whether an answer follows from the study alone: the call says what it reads, and what a token stands for is no part of
 * it.
 */
const isOfStudy = (call: Call, input: unknown): boolean =>
  'reads' in call &&
  call.reads.length > 0 &&
  !call.reads.some((topic) => OUTSIDE.includes(topic)) &&
  !(typeof input === 'object' && input !== null && 'token' in input);

export class KeptAnswers {
  readonly #kept = new Map<string, Kept>();
  readonly #content: () => string | null;

  /** `content`: what the study holds, as a text that changes with it; null while that cannot be told. */
  constructor(content: () => string | null) {
    this.#content = content;
  }

  /** The kept answer to this question if it is still right, else what `work` gives. */
  async answer(name: string, call: Call, input: unknown, work: () => unknown): Promise<unknown> {
    const content = isOfStudy(call, input) ? this.#content() : null;
    if (content === null) return work();
    const question = JSON.stringify([name, input]);
    const known = this.#kept.get(question);
    this.#kept.delete(question);
    const value = known?.content === content ? known.value : await work();
    // it may have changed in the meantime
    if (this.#content() === content) this.#keep(question, { content, value });
    return value;
  }

  #keep(question: string, kept: Kept): void {
    this.#kept.set(question, kept);
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size > MOST) this.#kept.delete(oldest);
  }
}
