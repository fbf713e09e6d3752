// Reopens a decision: it stays in the log, with the reason.
import { useState, type FormEvent } from 'react';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';

export interface ReopenDialogProps {
  open: boolean;
  /** The effect of reopening. */
  hint: string;
  onClose: () => void;
  onReopen: (reason: string) => void;
}

function Reason({ hint, onClose, onReopen }: Omit<ReopenDialogProps, 'open'>) {
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() !== '') onReopen(reason.trim());
  };
  return (
    <form onSubmit={submit}>
      <Field label="Why?" hint={hint} value={reason} onChange={setReason} autoFocus />
      <p />
      <Button type="submit" variant="primary" isDisabled={reason.trim() === ''}>
        Reopen
      </Button>{' '}
      <Button onPress={onClose}>Cancel</Button>
    </form>
  );
}

export function ReopenDialog({ open, hint, onClose, onReopen }: ReopenDialogProps) {
  return (
    <Dialog title="Reopen this decision" open={open} onClose={onClose}>
      <Reason hint={hint} onClose={onClose} onReopen={onReopen} />
    </Dialog>
  );
}
