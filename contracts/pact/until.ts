import { systemClock } from '@switchhook/bridge/clock';

/** Resolves once `isSo`, looked at every two milliseconds; to false where it is not within `limitMs`. */
export function until(isSo: () => boolean, limitMs: number): Promise<boolean> {
  const end = systemClock.now() + limitMs;
  return new Promise((resolve) => {
    const look = () => {
      if (isSo()) resolve(true);
      else if (systemClock.now() >= end) resolve(false);
      else systemClock.after(2, look);
    };
    look();
  });
}
