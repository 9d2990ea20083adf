import type { Preferences } from './preferences.ts';

/** The agent changed a setting. */
export class PreferencesEvent extends Event {
  static readonly type = 'icw-preferences';
  readonly change: Partial<Preferences>;

  constructor(change: Partial<Preferences>) {
    super(PreferencesEvent.type, { bubbles: true, composed: true });
    this.change = change;
  }
}

declare global {
  interface HTMLElementEventMap {
    'icw-preferences': PreferencesEvent;
  }
}
