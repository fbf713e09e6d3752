// The questions that labelling asks: why skip, really reveal, really go on with what decides never in view.
import { useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';

/** `result` and `reasoning`: what was never in view. */
export type Question = 'skip' | 'reveal' | 'result' | 'reasoning';

export interface QuestionsProps {
  asked: Question | null;
  onClose: () => void;
  onSkip: (reason: string) => void;
  onReveal: () => void;
  /** What going on means: "Submit anyway". */
  anyway: string;
  onShow: () => void;
  onSubmit: () => void;
}

function Skip({ onClose, onSkip }: Pick<QuestionsProps, 'onClose' | 'onSkip'>) {
  const [reason, setReason] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') onSkip(reason.trim());
      }}
    >
      <Field
        label="Why?"
        hint="The reason is kept with your label; you can come back to it."
        value={reason}
        onChange={setReason}
        autoFocus
      />
      <p />
      <Button type="submit" variant="primary" isDisabled={reason.trim() === ''}>
        Skip
      </Button>{' '}
      <Button onPress={onClose}>Cancel</Button>
    </form>
  );
}

const UNSEEN = {
  result: {
    title: 'The last tool result was never in view',
    why: 'What the last tool answered often decides whether something was only tried or took effect.',
  },
  reasoning: {
    title: 'Some hidden reasoning was never in view',
    why: 'The second pass is there to read it: it may change what the acts mean.',
  },
};

export function Questions({ asked, anyway, onClose, onSkip, onReveal, onShow, onSubmit }: QuestionsProps) {
  const unseen = asked === 'result' || asked === 'reasoning' ? UNSEEN[asked] : null;
  return (
    <>
      <Dialog title="Skip this transcript" open={asked === 'skip'} onClose={onClose}>
        <Skip onClose={onClose} onSkip={onSkip} />
      </Dialog>
      <Dialog
        title="Reveal the graders’ scores?"
        open={asked === 'reveal'}
        onClose={onClose}
        actions={
          <>
            <Button onPress={onClose}>Keep them hidden</Button>
            <Button variant="danger" onPress={onReveal}>
              Reveal
            </Button>
          </>
        }
      >
        <p>Your label will no longer count as blind. That you revealed them is recorded on it and cannot be undone.</p>
      </Dialog>
      <Dialog
        title={unseen?.title ?? ''}
        open={unseen !== null}
        onClose={onClose}
        actions={
          <>
            <Button onPress={onSubmit}>{anyway}</Button>
            <Button variant="primary" onPress={onShow}>
              Show it
            </Button>
          </>
        }
      >
        <p>{unseen?.why}</p>
      </Dialog>
    </>
  );
}
