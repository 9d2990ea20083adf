import { text } from '../text.ts';

/** What a key can do (ui.md 12); the sessions have the digits 1 to 6. */
export const shortcutActions = [
  'accept',
  'reject',
  'hold',
  'hangUp',
  'end',
  'toggle',
  'consult',
  'warmTransfer',
  'blindTransfer',
  'conference',
  'dialPad',
  'workMode',
  'messages',
] as const;
export type ShortcutAction = (typeof shortcutActions)[number];

/** Which key does what; an action may have none. */
export interface Shortcuts {
  readonly isOn: boolean;
  /** A capital letter or a digit, pressed with Ctrl and Alt. */
  readonly keys: Readonly<Partial<Record<ShortcutAction, string>>>;
}

export const defaultShortcuts: Shortcuts = {
  isOn: true,
  keys: {
    accept: 'A',
    reject: 'R',
    hold: 'H',
    hangUp: 'X',
    end: 'E',
    toggle: 'T',
    consult: 'C',
    warmTransfer: 'W',
    blindTransfer: 'B',
    conference: 'J',
    dialPad: 'D',
    workMode: 'N',
    messages: 'M',
  },
};

/** What happened when a key was asked for. */
export type KeyChoice =
  | { readonly kind: 'chosen'; readonly shortcuts: Shortcuts }
  | { readonly kind: 'unfit' }
  | { readonly kind: 'taken'; readonly by: ShortcutAction };

/** Gives an action another key, or none. */
export function chooseKey(shortcuts: Shortcuts, action: ShortcutAction, key: string | undefined): KeyChoice {
  const others: Shortcuts['keys'] = Object.fromEntries(
    Object.entries(shortcuts.keys).filter(([name]) => name !== action),
  );
  if (key === undefined) return { kind: 'chosen', shortcuts: { ...shortcuts, keys: others } };
  if (!/^[A-Z7-90]$/.test(key)) return { kind: 'unfit' };
  const by = shortcutActions.find((other) => others[other] === key);
  if (by) return { kind: 'taken', by };
  return { kind: 'chosen', shortcuts: { ...shortcuts, keys: { ...others, [action]: key } } };
}

/** What the agent pressed: Ctrl+Alt and a letter or digit; undefined for anything else. */
export function shortcutKey(event: KeyboardEvent): string | undefined {
  if (!event.ctrlKey || !event.altKey || event.shiftKey || event.metaKey || event.repeat) return undefined;
  // AltGr arrives as Ctrl+Alt on some layouts; there it writes a character.
  if (event.getModifierState('AltGraph')) return undefined;
  const pressed = /^(?:Key|Digit|Numpad)(?<key>[A-Z0-9])$/.exec(event.code);
  return pressed?.groups?.key;
}

/** The action that a pressed key stands for; undefined while shortcuts are off. */
export function shortcutAction(shortcuts: Shortcuts, event: KeyboardEvent): ShortcutAction | undefined {
  const key = shortcuts.isOn ? shortcutKey(event) : undefined;
  return key === undefined ? undefined : shortcutActions.find((action) => shortcuts.keys[action] === key);
}

/** The key that a button answers to; Hold and Retrieve share one. */
export function keyOfButton(shortcuts: Shortcuts, id: string): string | undefined {
  if (!shortcuts.isOn) return undefined;
  const action = id === 'retrieve' ? 'hold' : shortcutActions.find((each) => each === id);
  return action && action !== 'dialPad' ? shortcuts.keys[action] : undefined;
}

/** How a shortcut is written for people. */
export const shortcutLabel = (key: string): string => text.shortcut.label(key);

/** How `aria-keyshortcuts` wants it. */
export const ariaShortcut = (key: string): string => `Control+Alt+${key}`;
