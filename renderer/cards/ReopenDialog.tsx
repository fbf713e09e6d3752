// Reopens a decision, which stays in the log, together with the reason.
import type { FormEvent } from 'react';
import { useKeptText } from '../desk/kept-text.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';

export interface ReopenDialogProps {
  open: boolean;
  /** Identifies the decision; the unfinished reason is stored under this name. */
  about: string;
  /** The effect of reopening. */
  hint: string;
  onClose: () => void;
  onReopen: (reason: string) => void;
}

function Reason({ about, hint, onClose, onReopen }: Omit<ReopenDialogProps, 'open'>) {
  const { text: reason, write, forget } = useKeptText(`reason ${about}`);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() === '') return;
    forget();
    onReopen(reason.trim());
  };
  return (
    <form onSubmit={submit}>
      <Field label="Why?" hint={hint} value={reason} onChange={write} autoFocus />
      <p />
      <Button type="submit" variant="primary" isDisabled={reason.trim() === ''}>
        Reopen
      </Button>{' '}
      <Button onPress={onClose}>Cancel</Button>
    </form>
  );
}

export function ReopenDialog({ open, ...inside }: ReopenDialogProps) {
  return (
    <Dialog title="Reopen this decision" open={open} onClose={inside.onClose}>
      <Reason {...inside} />
    </Dialog>
  );
}
