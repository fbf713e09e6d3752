// Asks whether to continue although a part that is often decisive was never in view.
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';

const UNSEEN = {
  result: {
    title: 'The last tool result was never in view',
    why: 'The last tool result often shows whether an action succeeded.',
  },
  reasoning: {
    title: 'Some hidden reasoning was never in view',
    why: 'The second pass exists to read it: reasoning may change what the acts mean.',
  },
};

export interface UnseenDialogProps {
  /** null: no question is asked. */
  what: keyof typeof UNSEEN | null;
  /** Text of the button that continues without showing the part. */
  anyway: string;
  onAnyway: () => void;
  onShow: () => void;
  onClose: () => void;
}

export function UnseenDialog({ what, anyway, onAnyway, onShow, onClose }: UnseenDialogProps) {
  const unseen = what === null ? null : UNSEEN[what];
  return (
    <Dialog
      title={unseen?.title ?? ''}
      open={unseen !== null}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onAnyway}>{anyway}</Button>
          <Button variant="primary" onPress={onShow}>
            Show it
          </Button>
        </>
      }
    >
      <p>{unseen?.why}</p>
    </Dialog>
  );
}
