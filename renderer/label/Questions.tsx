// Questions while labelling: why a transcript is skipped, whether to reveal scores, whether to continue although a part
// was never in view.
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { useKeptText } from '../desk/kept-text.ts';
import { UnseenDialog } from '../desk/UnseenDialog.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';
import { FixedCap } from '../parts/KeyCap.tsx';
import { ask, type LabelDesk, type Question } from './desk.ts';
import { reveal, showUnseen, skipFor, submitAnyway } from './submitting.ts';
import styles from './Questions.module.css';

/** Frequent reasons for skipping a transcript. */
const REASONS = [
  'broken or cut off',
  'in a language I do not read',
  'too distressing',
  'I know this transcript or its authors',
  'does not belong in this queue',
];

function Skip({ desk, onClose }: { desk: LabelDesk; onClose: () => void }) {
  const { text: reason, write, forget } = useKeptText(`reason skip ${desk.id} ${desk.round}`);
  const onSkip = (why: string): void => {
    forget();
    skipFor(desk, why);
  };
  const byNumber = (event: KeyboardEvent): void => {
    const chosen = REASONS[Number(event.key) - 1];
    const isOwn = event.target instanceof HTMLInputElement && reason === '';
    if (!isOwn || chosen === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onSkip(chosen);
  };
  return (
    // key presses in the field bubble to this form
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') onSkip(reason.trim());
      }}
      onKeyDown={byNumber}
    >
      <ol className={styles.reasons}>
        {REASONS.map((one, place) => (
          <li key={one}>
            <button type="button" data-testid={`reason-${place + 1}`} onClick={() => onSkip(one)}>
              <FixedCap keys={String(place + 1)} /> {one}
            </button>
          </li>
        ))}
      </ol>
      <Field
        label="Another reason"
        hint="The reason is stored with your label; you can return to the transcript."
        value={reason}
        onChange={write}
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

/** The question about a part that was never in view, if it is asked. */
function Unseen({ desk, asked, onClose }: { desk: LabelDesk; asked: Question | null; onClose: () => void }) {
  const masked = useStore(desk.model, (state) => state.folds.masked);
  return (
    <UnseenDialog
      what={asked === 'result' || asked === 'reasoning' ? asked : null}
      anyway={masked ? 'Go on anyway' : 'Submit anyway'}
      onAnyway={() => submitAnyway(desk)}
      onShow={() => showUnseen(desk)}
      onClose={onClose}
    />
  );
}

export function Questions({ desk }: { desk: LabelDesk }) {
  const asked = useStore(desk.inHand, (state) => state.asked);
  const close = (): void => ask(desk, null);
  return (
    <>
      <Dialog title="Skip this transcript" open={asked === 'skip'} onClose={close}>
        <Skip desk={desk} onClose={close} />
      </Dialog>
      <Dialog
        title="Reveal the graders’ scores?"
        open={asked === 'reveal'}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>Keep them hidden</Button>
            <Button variant="danger" onPress={() => reveal(desk)}>
              Reveal
            </Button>
          </>
        }
      >
        <p>Your label will no longer count as blind. That you revealed them is recorded on it and cannot be undone.</p>
      </Dialog>
      <Unseen desk={desk} asked={asked} onClose={close} />
    </>
  );
}
