const format = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** Writes a moment as hh:mm:ss in the reader's time zone. */
export const timeOfDay = (at: number): string => format.format(at);
