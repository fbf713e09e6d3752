// The start of the day whose work is counted.

/** The last midnight in the rater's time zone, as an instant. */
export function today(): string {
  const day = new Date();
  day.setHours(0, 0, 0, 0);
  return day.toISOString();
}
