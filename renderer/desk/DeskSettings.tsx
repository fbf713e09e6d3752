// A rater's preferences about reading and labelling: the transcript's text, and what the
// desk shows and does automatically.
import { prefer, RANGES, USUAL, usePreferences, type Preferences } from '../client/preferences.ts';
import { Button } from '../parts/Button.tsx';
import { Choice, type Option } from '../parts/Choice.tsx';
import { Stepper } from '../parts/Stepper.tsx';
import { Switch } from '../parts/Switch.tsx';
import styles from './DeskSettings.module.css';

/** The suggested goal, in labels per day. */
const GOAL = 20;

function Text() {
  const { size, line, measure } = usePreferences();
  return (
    <section className={styles.section} aria-label="Text of transcripts">
      <h3>Text of transcripts</h3>
      <Stepper
        label="Size"
        value={size}
        {...RANGES.size}
        unit="px"
        onChange={(now) => prefer({ size: now })}
        testId="text-size"
      />
      <Stepper
        label="Line height"
        value={line}
        {...RANGES.line}
        onChange={(now) => prefer({ line: now })}
        testId="text-line"
      />
      <Stepper
        label="Line length"
        value={measure}
        {...RANGES.measure}
        unit="characters, about"
        onChange={(now) => prefer({ measure: now })}
        testId="text-measure"
      />
    </section>
  );
}

function Labelling() {
  const { advance, modelHidden, timer, goal } = usePreferences();
  return (
    <section className={styles.section} aria-label="Labelling">
      <h3>Labelling</h3>
      <Switch on={advance} onChange={(now) => prefer({ advance: now })}>
        An answer opens the next card
      </Switch>
      <Switch on={modelHidden} onChange={(now) => prefer({ modelHidden: now })}>
        Hide the model’s name
      </Switch>
      <Switch on={timer} onChange={(now) => prefer({ timer: now })}>
        Show the time spent on the transcript
      </Switch>
      <Switch on={goal !== null} onChange={(now) => prefer({ goal: now ? GOAL : null })}>
        Set a goal for the day
      </Switch>
      {goal !== null && (
        <Stepper
          label="Labels a day"
          value={goal}
          least={1}
          most={9999}
          step={1}
          onChange={(now) => prefer({ goal: now })}
          testId="goal"
        />
      )}
    </section>
  );
}

const THEMES: readonly Option<Preferences['theme']>[] = [
  { value: 'system', title: 'As the system', testId: 'theme-system' },
  { value: 'light', title: 'Light', testId: 'theme-light' },
  { value: 'dark', title: 'Dark', testId: 'theme-dark' },
];

function Look() {
  const theme = usePreferences((all) => all.theme);
  return (
    <section className={styles.section} aria-label="Look">
      <h3>Look</h3>
      <Choice label="Theme" options={THEMES} chosen={theme} onChoose={(now) => prefer({ theme: now })} row />
    </section>
  );
}

export function DeskSettings() {
  return (
    <div className={styles.settings}>
      <Look />
      <Text />
      <Labelling />
      <p className={styles.hint}>Stored on this machine, for every study.</p>
      <Button onPress={() => prefer(USUAL)}>Reset all</Button>
    </div>
  );
}
