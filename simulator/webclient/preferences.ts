import { type LanguageId, languages, preferredLanguage } from '../locales/localization.ts';
import { readProfile } from '../toolbar/read-profile.ts';
import { defaultShortcuts, type Shortcuts, shortcutActions } from '../toolbar/shortcut.ts';
import type { ToolbarProfile } from '../toolbar/toolbar-profile.ts';

export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export const densities = ['compact', 'cosy'] as const;

/** What a reader has set for themselves; kept in this browser. */
export interface Preferences {
  readonly language: LanguageId;
  readonly theme: (typeof themes)[number];
  readonly density: (typeof densities)[number];
  readonly rings: boolean;
  /** 0 to 100. */
  readonly volume: number;
  readonly notifies: boolean;
  readonly shortcuts: Shortcuts;
  /** The site's own toolbar; the default where absent. */
  readonly profile?: ToolbarProfile | undefined;
}

const key = 'switchhook.preferences';

/** Reads what was kept. What is missing, or was changed by hand to something else, is the default. */
export function readPreferences(store: Pick<Storage, 'getItem'>, spoken: readonly string[]): Preferences {
  const kept = parsed(store.getItem(key));
  const profile = kept.profile === undefined ? undefined : readProfile(JSON.stringify(kept.profile));
  return {
    language: languages.find(({ id }) => id === kept.language)?.id ?? preferredLanguage(spoken),
    theme: themes.find((theme) => theme === kept.theme) ?? 'system',
    density: densities.find((density) => density === kept.density) ?? 'cosy',
    rings: kept.rings === true,
    volume: typeof kept.volume === 'number' && kept.volume >= 0 && kept.volume <= 100 ? kept.volume : 50,
    notifies: kept.notifies === true,
    shortcuts: shortcutsIn(kept.shortcuts),
    ...(profile?.isValid ? { profile: profile.profile } : {}),
  };
}

/** Keeps them; a browser that keeps nothing is no reason to fail. Tells whether it worked. */
export function keepPreferences(store: Pick<Storage, 'setItem'>, preferences: Preferences): boolean {
  try {
    store.setItem(key, JSON.stringify(preferences));
    return true;
  } catch {
    return false;
  }
}

/** Puts theme and density on the page; tokens do the rest. */
export function showLook(root: HTMLElement, { theme, density }: Preferences): void {
  root.dataset.theme = theme;
  root.dataset.density = density;
}

function parsed(json: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function shortcutsIn(kept: unknown): Shortcuts {
  if (typeof kept !== 'object' || kept === null || !('keys' in kept)) return defaultShortcuts;
  const { keys } = kept;
  if (typeof keys !== 'object' || keys === null) return defaultShortcuts;
  const entries = Object.entries(keys).filter(
    ([action, letter]) =>
      shortcutActions.some((known) => known === action) &&
      typeof letter === 'string' &&
      /^[A-Z0-9]$/.test(letter),
  );
  return { isOn: !('isOn' in kept) || kept.isOn !== false, keys: Object.fromEntries(entries) };
}
