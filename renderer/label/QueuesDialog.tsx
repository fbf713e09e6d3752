// The queues of the study with the work on them, and buttons that close a queue, or delete it after explaining the
// effect.
import { useMutation } from '@tanstack/react-query';
import { ListChecks } from 'lucide-react';
import { useRef, useState } from 'react';
import type { QueueSummary } from '../../contract/queue.ts';
import { call } from '../client/call.ts';
import { useRead } from '../client/queries.ts';
import { counted } from '../imports/texts.ts';
import { announce } from '../parts/announce.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import styles from './QueuesDialog.module.css';

export interface QueuesButtonProps {
  /** Whether the button has a text, as it does outside of lists. */
  inWords?: boolean;
  /** Called after a queue was deleted. */
  onDeleted?: (name: string) => void;
}

const scoredText = (scored: QueueSummary['scored']): string[] =>
  scored.map(({ grader, dimension, transcripts }) => `${counted(transcripts, 'score')} of ${dimension} by ${grader}`);

/** The effect of deleting this queue, as text. */
const meaningOf = ({ name, has_work, labels, total, scored }: QueueSummary): string =>
  has_work
    ? `There is work on ${name}: ${[`${counted(labels, 'label')} submitted`, ...scoredText(scored)].join(', ')}. If you delete it, raters no longer see it. Its labels, gold, draws and inclusion probabilities are kept and still count in every rate, and its name cannot be used again.`
    : `Nobody has worked on ${name}. It is deleted with its draws and its list of ${counted(total, 'transcript')}; no rate changes.`;

const seatsOf = ({ overlap, seats }: QueueSummary): string =>
  overlap === null ? '' : ` · ${seats} of ${counted(overlap, 'seat')} taken`;

interface RowProps {
  queue: QueueSummary;
  /** Whether the dialog asks to confirm the deletion. */
  asked: boolean;
  busy: boolean;
  onAsk: (asked: boolean) => void;
  onClose: () => void;
  onDelete: () => void;
}

function Row({ queue, asked, busy, onAsk, onClose, onDelete }: RowProps) {
  const { name, closed, design, total, labels, scored } = queue;
  return (
    <li className={styles.row} data-testid="queue-row" data-queue={name}>
      <div className={styles.about}>
        <p>
          <b>{name}</b>
          {closed && <span className={styles.state}> closed</span>}
        </p>
        <p className={styles.hint}>
          {[counted(total, 'transcript'), counted(labels, 'label'), ...scoredText(scored)].join(' · ')}
          {seatsOf(queue)} · {design}
        </p>
      </div>
      {!asked && (
        <div className={styles.buttons}>
          {!closed && (
            <Button onPress={onClose} isDisabled={busy} aria-label={`Close ${name}`}>
              Close
            </Button>
          )}
          <Button onPress={() => onAsk(true)} isDisabled={busy} aria-label={`Delete ${name}…`}>
            Delete…
          </Button>
        </div>
      )}
      {asked && (
        <div className={styles.question} role="alert">
          <p>{meaningOf(queue)}</p>
          <div className={styles.buttons}>
            <Button onPress={() => onAsk(false)} autoFocus>
              Keep queue
            </Button>
            <Button variant="danger" onPress={onDelete} isDisabled={busy}>
              Delete queue
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}

function Queues({ onDeleted }: QueuesButtonProps) {
  const queues = useRead('queues.list', {}) ?? [];
  const [asked, setAsked] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const closing = useMutation({
    mutationFn: (name: string) => call('queues.close', { name }),
    onSuccess: (_, name) => announce(`Queue ${name} is closed`),
  });
  const deleting = useMutation({
    mutationFn: (name: string) => call('queues.delete', { name }),
    onSuccess: ({ kept }, name) => {
      announce(
        kept ? `Queue ${name} is deleted; its labels and inclusion probabilities are kept` : `Queue ${name} is deleted`,
      );
      setAsked('');
      onDeleted?.(name);
      // the pressed button has been removed with its row
      list.current?.focus();
    },
  });
  const problem = closing.error ?? deleting.error;
  return (
    <>
      <p className={styles.hint}>
        A closed queue accepts no more labels. Raters who had taken seats lose them; labels are kept.
      </p>
      <ul ref={list} className={styles.list} tabIndex={-1}>
        {queues.map((queue) => (
          <Row
            key={queue.name}
            queue={queue}
            asked={asked === queue.name}
            busy={closing.isPending || deleting.isPending}
            onAsk={(now) => setAsked(now ? queue.name : '')}
            onClose={() => closing.mutate(queue.name)}
            onDelete={() => deleting.mutate(queue.name)}
          />
        ))}
      </ul>
      {queues.length === 0 && <p>There are no queues.</p>}
      {problem !== null && <Notice problem={problemOf(problem)} />}
    </>
  );
}

/** The button that opens the dialog. */
export function QueuesButton({ inWords = false, ...props }: QueuesButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {inWords ? (
        <Button icon={<ListChecks aria-hidden />} onPress={() => setOpen(true)} data-testid="queues">
          All queues…
        </Button>
      ) : (
        <IconButton label="Queues of this study" onPress={() => setOpen(true)} data-testid="queues">
          <ListChecks />
        </IconButton>
      )}
      <Dialog title="Queues" open={open} onClose={() => setOpen(false)} wide>
        <Queues {...props} />
      </Dialog>
    </>
  );
}
