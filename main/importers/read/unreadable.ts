// Why an input, or a part of one, cannot be read: thrown inside this room, handed out as a rejected item.
import { z } from 'zod';

/** `message` is the reason in plain words, for a person. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

const Errno = z.object({ code: z.string(), syscall: z.string() });

/**
 * Whether the operating system refused (no such file, no permission, a broken disk): nothing the file's content is to
 * blame for.
 */
export function isIoError(error: unknown): boolean {
  return Errno.safeParse(error).success;
}

function zodReason(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'it does not have the expected form';
  const where = issue.path.length === 0 ? 'it' : issue.path.join('.');
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return `${where} is missing`;
  return `${where} does not have the expected form (${issue.message})`;
}

/** The reason behind anything that reading a hostile input can throw; a defect of ours is thrown on. */
export function reasonOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  if (error instanceof z.ZodError) return zodReason(error);
  if (error instanceof SyntaxError) return `not valid JSON: ${error.message.slice(0, 200)}`;
  if (error instanceof RangeError) return 'nested too deeply or too long to be read';
  throw error;
}
