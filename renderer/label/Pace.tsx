// A rater's own pace: the time spent on this transcript, and the number of labels today.
import { useSyncExternalStore } from 'react';
import { usePreferences } from '../client/preferences.ts';
import { useRead } from '../client/queries.ts';
import { onSecond, secondsOn } from './active-time.ts';
import { today } from './today.ts';

const two = (part: number): string => String(part).padStart(2, '0');

/** "1:02:03", or "2:03" for less than an hour. */
function clock(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = two(seconds % 60);
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${two(minutes)}:${rest}`;
}

function Clock({ name }: { name: string }) {
  const seconds = useSyncExternalStore(onSecond, () => secondsOn(name));
  return (
    <span role="timer" aria-label="Time on this transcript" data-testid="timer">
      {clock(seconds)}
    </span>
  );
}

/** Renders nothing each second unless the rater wants to see the time. */
export function Timer({ name }: { name: string }) {
  return usePreferences(({ timer }) => timer) ? <Clock name={name} /> : null;
}

function Reached({ rater, goal }: { rater: string; goal: number }) {
  const work = useRead('label.own_work', { rater, since: today() });
  if (work === null) return null;
  return (
    <p data-testid="goal-today">
      {work.recent} of {goal} today{work.recent >= goal && ', reached'}
    </p>
  );
}

export function Goal({ rater }: { rater: string }) {
  const goal = usePreferences((all) => all.goal);
  return goal === null ? null : <Reached rater={rater} goal={goal} />;
}
