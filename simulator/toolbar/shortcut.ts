/** Ctrl+Alt and a letter or digit; undefined for anything else. */
export function shortcutKey(event: KeyboardEvent): string | undefined {
  if (!event.ctrlKey || !event.altKey || event.shiftKey || event.metaKey || event.repeat) return undefined;
  // AltGr arrives as Ctrl+Alt on some layouts; there it writes a character.
  if (event.getModifierState('AltGraph')) return undefined;
  const pressed = /^(?:Key|Digit|Numpad)(?<key>[A-Z0-9])$/.exec(event.code);
  return pressed?.groups?.key;
}

/** How a shortcut is written for people. */
export const shortcutLabel = (key: string): string => `Ctrl+Alt+${key}`;

/** How `aria-keyshortcuts` wants it. */
export const ariaShortcut = (key: string): string => `Control+Alt+${key}`;
