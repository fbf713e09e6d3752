// What a rater chooses about reading and labelling: the transcript's text, and what the desk does and shows by itself.
import { prefer, RANGES, USUAL, usePreferences } from '../client/preferences.ts';
import { Button } from '../parts/Button.tsx';
import { Stepper } from '../parts/Stepper.tsx';
import { Switch } from '../parts/Switch.tsx';
import styles from './DeskSettings.module.css';

/** A goal to begin with, for those who want one. */
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

export function DeskSettings() {
  return (
    <div className={styles.settings}>
      <Text />
      <Labelling />
      <p className={styles.hint}>Kept on this machine, for every study.</p>
      <Button onPress={() => prefer(USUAL)}>Reset all</Button>
    </div>
  );
}
