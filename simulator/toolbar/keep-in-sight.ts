/** Room that is left to the edges of the window, in pixels. */
const margin = 4;

/** Moves a menu that has just opened back into the window, and lets it scroll where the window is too low for it. */
export function keepInSight(menu: HTMLElement): void {
  const { clientWidth, clientHeight } = document.documentElement;
  const { left, right, top } = menu.getBoundingClientRect();
  const shift = Math.max(margin - left, Math.min(0, clientWidth - margin - right));
  if (shift !== 0) menu.style.translate = `${shift}px`;
  const room = clientHeight - margin - top;
  if (menu.offsetHeight > room) menu.style.maxHeight = `${Math.max(room, leastHeight)}px`;
}

/** Of a menu under a toolbar that is itself out of sight: it scrolls with the page. */
const leastHeight = 96;
