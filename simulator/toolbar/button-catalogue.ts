import type { AgentCommand, Channel, ItemCommandName, Page, TransferView } from '../model.ts';
import type { english } from '../text.ts';
import type { IconName } from './icons.ts';

/** The parts of a toolbar: what belongs to all channels, and what to one (ui.md 4). */
export const layoutNames = ['generic', 'telephony', 'chat', 'email', 'actionItem'] as const;
export type LayoutName = 'generic' | Channel;

/** What needs somebody to be picked first, and does not keep a dialog on the server. */
export type PickPurpose = 'consult' | 'transferChat' | 'inviteChat' | 'forwardItem';

export type ButtonAction =
  | { readonly kind: 'item'; readonly command: ItemCommandName }
  /** Completes a consultation where there is one; opens the dialog that leads to it otherwise. */
  | {
      readonly kind: 'transfer';
      readonly purpose: TransferView['purpose'];
      readonly completes?: 'warmTransfer' | 'conference';
    }
  | { readonly kind: 'pick'; readonly purpose: PickPurpose }
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'command'; readonly request: AgentCommand }
  /** Stays pressed while it holds. */
  | { readonly kind: 'switch'; readonly what: 'wrapUp' | 'mute' }
  /** A control of its own: the work mode's menu, the number field. */
  | { readonly kind: 'control' };

/** What the product knows about a button; labels, order and looks are the profile's. */
export interface ButtonSpec {
  readonly layout: LayoutName;
  readonly icon: IconName;
  readonly action: ButtonAction;
  /** The capabilities of the session's items of which one enables the button. */
  readonly capabilities: readonly string[];
  readonly tone?: 'accept' | 'reject';
  /** Why the button does not work, where nothing more general is wrong. */
  readonly why: keyof (typeof english)['why'];
  /** Where focus goes once this button has done its work and is disabled: the first that is enabled. */
  readonly next?: readonly ButtonId[];
}

const item = (command: ItemCommandName) => ({ kind: 'item', command }) as const;
const page = (to: Page) => ({ kind: 'page', page: to }) as const;
const pick = (purpose: PickPurpose) => ({ kind: 'pick', purpose }) as const;
const afterCall = ['end', 'accept'] as const;
const afterItem = ['end', 'accept'] as const;

const catalogue = {
  accept: {
    layout: 'generic',
    icon: 'accept',
    action: item('accept'),
    capabilities: ['Accept'],
    tone: 'accept',
    why: 'accept',
    next: ['hangUp', 'chat', 'leaveChat', 'completeEmail', 'completeItem', 'end'],
  },
  reject: {
    layout: 'generic',
    icon: 'reject',
    action: item('reject'),
    capabilities: ['Reject'],
    tone: 'reject',
    why: 'reject',
    next: ['accept', 'end'],
  },
  end: {
    layout: 'generic',
    icon: 'end',
    action: item('end'),
    capabilities: ['End'],
    why: 'end',
    next: ['accept'],
  },
  wrapUp: {
    layout: 'generic',
    icon: 'wrapUp',
    action: { kind: 'switch', what: 'wrapUp' },
    capabilities: ['WrapUp'],
    why: 'wrapUp',
    next: ['end', 'accept'],
  },
  newSession: {
    layout: 'generic',
    icon: 'plus',
    action: { kind: 'command', request: { command: 'newSession' } },
    capabilities: [],
    why: 'newSession',
  },
  workMode: {
    layout: 'generic',
    icon: 'clock',
    action: { kind: 'control' },
    capabilities: ['SetWorkmode'],
    why: 'workMode',
  },
  dialPad: {
    layout: 'telephony',
    icon: 'keypad',
    action: page('dialPad'),
    capabilities: [],
    why: 'dial',
  },
  dial: {
    layout: 'telephony',
    icon: 'dial',
    action: { kind: 'control' },
    capabilities: ['Dial'],
    why: 'dial',
  },
  hold: {
    layout: 'telephony',
    icon: 'hold',
    action: item('hold'),
    capabilities: ['Hold'],
    why: 'hold',
    next: ['retrieve', 'end', 'accept'],
  },
  retrieve: {
    layout: 'telephony',
    icon: 'retrieve',
    action: item('retrieve'),
    capabilities: ['Retrieve'],
    why: 'retrieve',
    next: ['hold', 'end', 'accept'],
  },
  hangUp: {
    layout: 'telephony',
    icon: 'hangUp',
    action: item('hangUp'),
    capabilities: ['HangUp'],
    tone: 'reject',
    why: 'hangUp',
    next: afterCall,
  },
  toggle: {
    layout: 'telephony',
    icon: 'toggle',
    action: item('toggle'),
    capabilities: ['Toggle'],
    why: 'toggle',
    next: ['retrieve', 'hangUp', ...afterCall],
  },
  consult: {
    layout: 'telephony',
    icon: 'consult',
    action: pick('consult'),
    capabilities: ['Consult'],
    why: 'consult',
    next: ['reconnect', 'hangUp', ...afterCall],
  },
  warmTransfer: {
    layout: 'telephony',
    icon: 'warmTransfer',
    action: { kind: 'transfer', purpose: 'warmTransfer', completes: 'warmTransfer' },
    capabilities: ['WarmTransfer', 'Consult'],
    why: 'warmTransfer',
    next: afterCall,
  },
  blindTransfer: {
    layout: 'telephony',
    icon: 'blindTransfer',
    action: { kind: 'transfer', purpose: 'blindTransfer' },
    capabilities: ['BlindTransfer'],
    why: 'blindTransfer',
    next: afterCall,
  },
  conference: {
    layout: 'telephony',
    icon: 'people',
    action: { kind: 'transfer', purpose: 'conference', completes: 'conference' },
    capabilities: ['Conference', 'Consult'],
    why: 'conference',
    next: ['hangUp', ...afterCall],
  },
  reconnect: {
    layout: 'telephony',
    icon: 'reconnect',
    action: item('reconnect'),
    capabilities: ['Reconnect'],
    why: 'reconnect',
    next: ['hold', 'hangUp', ...afterCall],
  },
  tones: {
    layout: 'telephony',
    icon: 'tones',
    action: page('dialPad'),
    capabilities: ['Dtmf'],
    why: 'tones',
    next: ['hangUp', ...afterCall],
  },
  mute: {
    layout: 'telephony',
    icon: 'mute',
    action: { kind: 'switch', what: 'mute' },
    capabilities: ['Mute', 'Unmute'],
    why: 'mute',
    next: ['hangUp', ...afterCall],
  },
  chat: {
    layout: 'chat',
    icon: 'message',
    action: page('chat'),
    capabilities: [],
    why: 'chat',
  },
  leaveChat: {
    layout: 'chat',
    icon: 'logOff',
    action: item('leaveChat'),
    capabilities: ['ChatLeave'],
    tone: 'reject',
    why: 'leaveChat',
    next: afterItem,
  },
  transferChat: {
    layout: 'chat',
    icon: 'blindTransfer',
    action: pick('transferChat'),
    capabilities: ['ChatForward'],
    why: 'transferChat',
    next: afterItem,
  },
  inviteChat: {
    layout: 'chat',
    icon: 'invite',
    action: pick('inviteChat'),
    capabilities: ['ChatInvite'],
    why: 'inviteChat',
    next: ['leaveChat', ...afterItem],
  },
  email: { layout: 'email', icon: 'mail', action: page('email'), capabilities: [], why: 'email' },
  completeEmail: {
    layout: 'email',
    icon: 'tick',
    action: item('complete'),
    capabilities: ['Complete'],
    tone: 'accept',
    why: 'completeItem',
    next: afterItem,
  },
  forwardEmail: {
    layout: 'email',
    icon: 'blindTransfer',
    action: pick('forwardItem'),
    capabilities: ['Forward', 'Reroute'],
    why: 'rerouteItem',
    next: afterItem,
  },
  openItem: {
    layout: 'actionItem',
    icon: 'open',
    action: page('actionItem'),
    capabilities: [],
    why: 'openItem',
  },
  completeItem: {
    layout: 'actionItem',
    icon: 'tick',
    action: item('complete'),
    capabilities: ['Complete'],
    tone: 'accept',
    why: 'completeItem',
    next: afterItem,
  },
  rerouteItem: {
    layout: 'actionItem',
    icon: 'reroute',
    action: item('reroute'),
    capabilities: ['Reroute'],
    why: 'rerouteItem',
    next: afterItem,
  },
} as const satisfies Record<string, Omit<ButtonSpec, 'next'> & { readonly next?: readonly string[] }>;

export type ButtonId = keyof typeof catalogue;

export const buttonCatalogue: Readonly<Record<ButtonId, ButtonSpec>> = catalogue;

export const isButtonId = (id: string): id is ButtonId => id in catalogue;
