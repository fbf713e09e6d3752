// Since when a day's work is counted.

/** The midnight before now, where the rater is, as an instant. */
export function today(): string {
  const day = new Date();
  day.setHours(0, 0, 0, 0);
  return day.toISOString();
}
