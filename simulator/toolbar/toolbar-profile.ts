import { text } from '../text.ts';
import type { IconName } from './icons.ts';

/** The commands that a toolbar button can give. */
export type ButtonCommand = 'accept' | 'reject' | 'hold' | 'retrieve' | 'hangUp' | 'end';

/** One button of a layout, as SAP's customizing describes it (ui.md 4). */
export interface ToolbarButton {
  readonly id: ButtonCommand;
  readonly label: string;
  readonly icon?: IconName;
  /** 0 to 15, 0 is leftmost; gaps are allowed. */
  readonly position: number;
  /** The item's capabilities of which one enables the button. */
  readonly capabilities: readonly string[];
  /** A letter, pressed with Ctrl and Alt (ui.md 12). */
  readonly key?: string;
  readonly tone?: 'accept' | 'reject';
  readonly style?: 'text' | 'icon' | 'both';
  /** Why the button does not work, where nothing more general is wrong. */
  readonly why: string;
  /** Where focus goes once this button has done its work and is disabled: the first that is enabled. */
  readonly next: readonly ButtonCommand[];
}

/** Which buttons exist, per layout. */
export interface ToolbarProfile {
  readonly generic: readonly ToolbarButton[];
  readonly telephony: readonly ToolbarButton[];
}

/** Our default: SAP's delivered order is not public (ui.md 5), so this is data to be corrected. */
export const defaultProfile: ToolbarProfile = {
  generic: [
    {
      id: 'accept',
      label: text.button.accept,
      icon: 'accept',
      position: 0,
      capabilities: ['Accept'],
      key: 'A',
      tone: 'accept',
      why: text.why.accept,
      next: ['hangUp', 'end'],
    },
    {
      id: 'reject',
      label: text.button.reject,
      icon: 'reject',
      position: 1,
      capabilities: ['Reject'],
      key: 'R',
      tone: 'reject',
      why: text.why.reject,
      next: ['accept', 'end'],
    },
    {
      id: 'end',
      label: text.button.end,
      icon: 'end',
      position: 2,
      capabilities: ['End', 'WrapUp'],
      key: 'E',
      why: text.why.end,
      next: ['accept'],
    },
  ],
  telephony: [
    {
      id: 'hold',
      label: text.button.hold,
      icon: 'hold',
      position: 2,
      capabilities: ['Hold'],
      key: 'H',
      why: text.why.hold,
      next: ['retrieve', 'end', 'accept'],
    },
    {
      id: 'retrieve',
      label: text.button.retrieve,
      icon: 'retrieve',
      position: 3,
      capabilities: ['Retrieve'],
      key: 'H',
      why: text.why.retrieve,
      next: ['hold', 'end', 'accept'],
    },
    {
      id: 'hangUp',
      label: text.button.hangUp,
      icon: 'hangUp',
      position: 4,
      capabilities: ['HangUp'],
      key: 'X',
      tone: 'reject',
      why: text.why.hangUp,
      next: ['end', 'accept'],
    },
  ],
};

/** The buttons of one layout from left to right. */
export const byPosition = (buttons: readonly ToolbarButton[]): readonly ToolbarButton[] =>
  buttons.toSorted((one, other) => one.position - other.position);
