// What can be typed in the search, by example.
import { CircleQuestionMark } from 'lucide-react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { IconButton } from '../parts/IconButton.tsx';
import menuStyles from '../parts/Menu.module.css';
import styles from './FilterHelp.module.css';

const EXAMPLES: readonly [string, string][] = [
  ['shutdown replace', 'both words, anywhere in the transcript'],
  ['"exact words"', 'these words next to each other'],
  ['decep*', 'words that begin so'],
  ['-shutdown', 'without the word; a minus before anything turns it around'],
  ['scenario:blackmail', 'a facet has this value'],
  ['model:a model:b', 'a field given twice: either value'],
  ['checkpoint>=2000', 'numbers compare with = != > >= < <='],
  ['messages>=100', 'length in messages'],
  ['score[judge.harm]>5', 'score of a grader for a dimension'],
  ['score[judge.harm]:unscored', 'the grader gave no value; parse_failed: its answer could not be read'],
  ['label:todo', 'your label: todo, started, skipped or done'],
  ['labels>=2', 'raters who submitted a label'],
  ['dispute:open', 'a score is disputed and somebody has to look; also reopened, decided, settled, any'],
  ['label[harm]>=2', 'a rater gave such a level; :any, :cannot_judge and :text find other answers, and flags'],
  ['gold[harm]>=3', 'gold says so; :any and :cannot_judge too'],
  ['drawn:yes', 'drawn by chance into a queue; no: not'],
  ['rubric:1', 'labelled under this version of the rubric'],
  ['queue:NAME', 'transcripts of a queue'],
  ['title:words  id:3fa9  source:logs/', 'part of the title, beginning of the id (or the whole source id), part of the file’s path'],
  ['scenario:"two words"', 'quotation marks hold a value with spaces together'],
];

export function FilterHelp() {
  return (
    <DialogTrigger>
      <IconButton label="What can be searched for">
        <CircleQuestionMark />
      </IconButton>
      <Popover className={menuStyles.popover ?? ''} offset={4} placement="bottom end">
        <Dialog className={styles.help ?? ''} aria-label="What can be searched for">
          <p>Everything given must hold. For example:</p>
          <dl className={styles.list}>
            {EXAMPLES.map(([example, meaning]) => (
              <div key={example} className={styles.row}>
                <dt>
                  <code>{example}</code>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
