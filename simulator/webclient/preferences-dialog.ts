import { html, type TemplateResult } from 'lit';
import './icw-agents-dialog.ts';
import './icw-profile-dialog.ts';
import './icw-settings-dialog.ts';
import './icw-shortcut-dialog.ts';
import type { Preferences } from './preferences.ts';

/** What the header opens, each with its icon. */
export const openers = [
  { name: 'settings', icon: 'gear' },
  { name: 'shortcuts', icon: 'keyboard' },
  { name: 'profile', icon: 'sliders' },
  { name: 'agents', icon: 'windows' },
] as const;
export type Opener = (typeof openers)[number];
export type DialogName = Opener['name'];

interface PreferencesDialog {
  readonly preferences: Preferences;
  readonly agents: readonly { readonly userId: string; readonly name: string }[];
  readonly agentsShown: readonly string[];
  readonly onClose: () => void;
}

/** The dialog in which the agent changes how the web client looks and listens. */
export function preferencesDialog(
  name: DialogName,
  { preferences, agents, agentsShown, onClose }: PreferencesDialog,
): TemplateResult {
  switch (name) {
    case 'settings':
      return html`<icw-settings-dialog .preferences=${preferences} @icw-close=${onClose}></icw-settings-dialog>`;
    case 'shortcuts':
      return html`<icw-shortcut-dialog .keys=${preferences.shortcuts} @icw-close=${onClose}></icw-shortcut-dialog>`;
    case 'profile':
      return html`<icw-profile-dialog .profile=${preferences.profile} @icw-close=${onClose}></icw-profile-dialog>`;
    case 'agents':
      return html`<icw-agents-dialog
        .agents=${agents}
        .shown=${agentsShown}
        @icw-close=${onClose}
        @icw-agents=${onClose}
      ></icw-agents-dialog>`;
  }
}
