// Times in words.
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** The time since `at`, an ISO time: "2 hours ago". */
export function timeAgo(at: string): string {
  const seconds = (Date.now() - Date.parse(at)) / 1000;
  const step = STEPS.find(([, size]) => seconds >= size);
  return step === undefined ? 'just now' : relative.format(-Math.floor(seconds / step[1]), step[0]);
}

export function exactTime(at: string): string {
  return exact.format(Date.parse(at));
}
