// Help on the search language, by examples.
import { CircleQuestionMark } from 'lucide-react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { fieldList } from '../../contract/filter/fields.ts';
import { IconButton } from '../parts/IconButton.tsx';
import menuStyles from '../parts/Menu.module.css';
import styles from './FilterHelp.module.css';

/** The parts of the language that are not fields. */
const LANGUAGE: readonly (readonly [string, string])[] = [
  ['shutdown replace', 'both words, anywhere in the transcript'],
  ['"exact words"', 'these words next to each other'],
  ['decep*', 'words that begin with decep'],
  ['-shutdown', 'without the word; a minus negates any condition'],
  ['scenario:blackmail', 'a facet has this value'],
  ['scenario:"two words"', 'a value with spaces, in quotation marks'],
  ['model:a model:b', 'a field given twice: either value'],
  ['checkpoint>=2000', 'numbers compare with = != > >= < <='],
  ['score[judge.harm]>5', 'score of a grader for a dimension'],
  ['score[judge.harm]:unscored', 'the grader gave no value; parse_failed: its answer could not be read'],
  ['label[harm]>=2', 'a rater gave such a level; :any, :cannot_judge and :text find other answers, and flags'],
  ['gold[harm]>=3', 'level of gold; :any and :cannot_judge too'],
];

const EXAMPLES = [...LANGUAGE, ...fieldList.map(({ example }) => example)];

export function FilterHelp() {
  return (
    <DialogTrigger>
      <IconButton label="What can be searched for">
        <CircleQuestionMark />
      </IconButton>
      <Popover className={menuStyles.popover ?? ''} offset={4} placement="bottom end">
        <Dialog className={styles.help ?? ''} aria-label="What can be searched for">
          <p>All conditions must match. For example:</p>
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
