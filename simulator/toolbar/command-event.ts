import type { ItemCommandName } from '../model.ts';

export type CommandName = ItemCommandName | 'dial' | 'setWorkMode' | 'activateSession' | 'logOn' | 'logOff';
export type CommandSource = 'mouse' | 'key' | 'script';

export interface CommandInit {
  readonly command: CommandName;
  readonly sessionId?: string | undefined;
  readonly itemId?: string | undefined;
  /** The number to dial, the work mode's id or the work center. */
  readonly value?: string | undefined;
  readonly source: CommandSource;
}

/** The agent asks for something; no element decides whether it may happen. */
export class CommandEvent extends Event implements CommandInit {
  static readonly type = 'icw-command';
  readonly command: CommandName;
  readonly sessionId: string | undefined;
  readonly itemId: string | undefined;
  readonly value: string | undefined;
  readonly source: CommandSource;

  constructor(init: CommandInit) {
    super(CommandEvent.type, { bubbles: true, composed: true });
    this.command = init.command;
    this.sessionId = init.sessionId;
    this.itemId = init.itemId;
    this.value = init.value;
    this.source = init.source;
  }
}

/** Tells a pressed key from a pointer: a click that comes from the keyboard counts no presses. */
export function sourceOf(event: Event): CommandSource {
  if (!event.isTrusted) return 'script';
  return event instanceof MouseEvent && event.detail > 0 ? 'mouse' : 'key';
}

declare global {
  interface HTMLElementEventMap {
    'icw-command': CommandEvent;
  }
  interface WindowEventMap {
    'icw-command': CommandEvent;
  }
}
