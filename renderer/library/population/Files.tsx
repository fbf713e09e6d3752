// Chooses the files of a population in dialogs of the system: units, and scores in separate files.
import { FileInput, FolderInput } from 'lucide-react';
import type { Chosen } from '../../../contract/app-state.ts';
import { named } from '../../imports/texts.ts';
import { Button } from '../../parts/Button.tsx';
import { tellProblem } from '../../parts/trouble.ts';
import { choose } from './population.ts';
import styles from './Population.module.css';

export interface ChooseFilesProps {
  /** The name of the files to choose. */
  title: string;
  /** One sentence, shown until files are chosen. */
  hint: string;
  chosen: Chosen | null;
  disabled?: boolean;
  onChoose: (chosen: Chosen) => void;
  /** Omitted if the files are required. */
  onRemove?: () => void;
}

export function ChooseFiles({ title, hint, chosen, disabled = false, onChoose, onRemove }: ChooseFilesProps) {
  const ask = (kind: 'files' | 'folder'): void =>
    void choose(kind)
      .then((found) => found !== null && onChoose(found))
      .catch(tellProblem);
  return (
    <div className={styles.files} role="group" aria-label={title}>
      <div className={styles.filesWords}>
        <p className={styles.label}>{title}</p>
        <p className={styles.hint}>{chosen === null ? hint : named(chosen.names)}</p>
      </div>
      {chosen !== null && onRemove !== undefined && (
        <Button variant="quiet" isDisabled={disabled} onPress={onRemove}>
          Remove
        </Button>
      )}
      <Button icon={<FileInput aria-hidden />} isDisabled={disabled} onPress={() => ask('files')}>
        Choose files…
      </Button>
      <Button icon={<FolderInput aria-hidden />} isDisabled={disabled} onPress={() => ask('folder')}>
        Choose folder…
      </Button>
    </div>
  );
}
