import { text } from '../text.ts';
import {
  type ButtonId,
  type ButtonSpec,
  buttonCatalogue,
  isButtonId,
  type LayoutName,
} from './button-catalogue.ts';
import type { IconName } from './icons.ts';

/** One button of a layout, as SAP's customizing describes it (ui.md 4). */
export interface ToolbarButton {
  /** One of the product's buttons, or an id of the site's own. */
  readonly id: string;
  /** Left out, the product's word in the agent's language. */
  readonly label?: string;
  readonly icon?: IconName;
  /** 0 to 15, 0 is leftmost; gaps are allowed. */
  readonly position: number;
  readonly style?: 'text' | 'icon' | 'both';
}

export interface ToolbarLayout {
  /** `fixed` shows all buttons, `dynamic` those that work now. */
  readonly behaviour?: 'fixed' | 'dynamic';
  readonly buttons: readonly ToolbarButton[];
}

/** Which buttons exist, per layout; `toolbar-profile.schema.json` says the same to editors. */
export type ToolbarProfile = {
  readonly $schema?: string;
  readonly name?: string;
  /** Seconds after which CIC ends wrap-up; then the timer counts down (ui.md 10). */
  readonly wrapUpLimit?: number;
} & { readonly [Name in LayoutName]?: ToolbarLayout };

const inOrder = (ids: readonly ButtonId[], style?: ToolbarButton['style']): ToolbarLayout => ({
  buttons: ids.map((id, position) => ({ id, position, ...(style ? { style } : {}) })),
});

/** The order of ui.md 5, ours after it; SAP's delivered order is not public, so this is data to be corrected. */
export const defaultProfile: ToolbarProfile = {
  generic: inOrder(['accept', 'reject', 'end', 'wrapUp', 'newSession', 'workMode']),
  telephony: inOrder([
    'dialPad',
    'hangUp',
    'hold',
    'retrieve',
    'toggle',
    'consult',
    'warmTransfer',
    'blindTransfer',
    'conference',
    'tones',
    'reconnect',
    'mute',
    'dial',
  ]),
  chat: inOrder(['chat', 'leaveChat', 'transferChat', 'inviteChat']),
  email: inOrder(['email', 'completeEmail', 'forwardEmail']),
  actionItem: inOrder(['openItem', 'completeItem', 'rerouteItem']),
};

/** The buttons of one layout from left to right. */
export const byPosition = (layout: ToolbarLayout | undefined): readonly ToolbarButton[] =>
  (layout?.buttons ?? []).toSorted((one, other) => one.position - other.position);

/** What the product knows about a button; nothing about one of the site's own. */
export const specOf = (button: ToolbarButton): ButtonSpec | undefined =>
  isButtonId(button.id) ? buttonCatalogue[button.id] : undefined;

/** The button's word in the agent's language, unless the site has one of its own. */
export const labelOf = (button: ToolbarButton): string =>
  button.label ?? (isButtonId(button.id) ? text.button[button.id] : button.id);
