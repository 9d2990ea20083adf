/** Writes a time span as mm:ss, from an hour on as h:mm:ss (ui.md 10); a negative span reads as zero. */
export function durationText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const clock = `${two(minutes)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${clock}` : clock;
}

/** The same for `datetime` attributes, such as PT95S. */
export const durationAttribute = (milliseconds: number): string =>
  `PT${Math.max(0, Math.floor(milliseconds / 1000))}S`;
