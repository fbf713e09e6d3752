// A problem: what happened, where, and what to do. Screen readers announce it at once.
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { TouchstoneError, type Problem } from '../../contract/errors.ts';
import styles from './Notice.module.css';

/**
 * The problem of any thrown value. Anything except a TouchstoneError is a defect of the program, and is shown without
 * details.
 */
export function problemOf(error: unknown): Problem {
  if (error instanceof TouchstoneError) return error.problem;
  return {
    code: 'internal',
    what: 'Something went wrong inside Touchstone.',
    where: '',
    todo: 'Your labels are on disk. Try again.',
  };
}

export function Notice({ problem, actions }: { problem: Problem; actions?: ReactNode }) {
  return (
    <div className={styles.notice} role="alert">
      <TriangleAlert aria-hidden />
      <div className={styles.words}>
        <p className={styles.what}>{problem.what}</p>
        {problem.where !== '' && <p className={styles.where}>{problem.where}</p>}
        {problem.todo !== '' && <p>{problem.todo}</p>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
