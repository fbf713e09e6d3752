// Asks before a change that affects existing labels: which answers are affected, and why.
import type { Touched } from '../../contract/rubric-versions.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import styles from './TouchedDialog.module.css';

export interface TouchedDialogProps {
  /** Null if nothing is asked. */
  touched: readonly Touched[] | null;
  version: number;
  onShow: (filter: string) => void;
  onSave: () => void;
  onClose: () => void;
}

const whole = new Intl.NumberFormat('en');
const many = (count: number, one: string): string => `${whole.format(count)} ${count === 1 ? one : `${one}s`}`;

function Dimension({ title, name, reasons, answers, onShow }: Touched & Pick<TouchedDialogProps, 'onShow'>) {
  return (
    <section className={styles.dimension} aria-label={title} data-testid={`touched-${name}`}>
      <h3>{title}</h3>
      <ul className={styles.reasons}>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <table className={styles.answers}>
        <thead className="unseen">
          <tr>
            <th scope="col">Answer</th>
            <th scope="col">Labels</th>
            <th scope="col">Transcripts</th>
          </tr>
        </thead>
        <tbody>
          {answers.map(({ answer, labels, transcripts, filter }) => (
            <tr key={answer}>
              <th scope="row">{answer}</th>
              <td>{many(labels, 'label')}</td>
              <td>
                <Button variant="quiet" isDisabled={transcripts === 0} onPress={() => onShow(filter)}>
                  {transcripts === 0 ? 'hidden from you' : `Show ${many(transcripts, 'transcript')}`}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function TouchedDialog({ touched, version, onShow, onSave, onClose }: TouchedDialogProps) {
  const actions = (
    <>
      <Button onPress={onClose}>Back to the draft</Button>
      <Button variant="primary" onPress={onSave}>
        Save version {version} anyway
      </Button>
    </>
  );
  return (
    <Dialog
      title="This change affects existing labels"
      open={touched !== null}
      onClose={onClose}
      actions={actions}
      wide
    >
      <p className={styles.about}>
        These labels keep the version of the rubric that they were made under. New labels get version {version}.
        Agreement and gold never mix the two.
      </p>
      {touched?.map((one) => (
        <Dimension key={one.name} {...one} onShow={onShow} />
      ))}
    </Dialog>
  );
}
