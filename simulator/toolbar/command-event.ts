import type { AgentCommand } from '../model.ts';

export type CommandName = AgentCommand['command'] | 'logOn' | 'logOff';
export type CommandSource = 'mouse' | 'key' | 'script';

interface CommandFields {
  readonly command: CommandName;
  readonly sessionId?: string | undefined;
  readonly itemId?: string | undefined;
  /** The number to dial, the work mode's id or the work center. */
  readonly value?: string | undefined;
  readonly source: CommandSource;
}

/** A command with everything that it needs. */
interface CompleteCommand {
  readonly request: AgentCommand;
  /** The session that the agent saw; in the request only where the command takes one. */
  readonly sessionId?: string | undefined;
  readonly source: CommandSource;
}

export type CommandInit = CommandFields | CompleteCommand;

/** The agent asks for something; no element decides whether it may happen. */
export class CommandEvent extends Event {
  static readonly type = 'icw-command';
  readonly command: CommandName;
  readonly sessionId: string | undefined;
  readonly itemId: string | undefined;
  readonly value: string | undefined;
  /** The whole command as the server takes it; absent where the fields beside it say all. */
  readonly request: AgentCommand | undefined;
  readonly source: CommandSource;

  constructor(init: CommandInit) {
    super(CommandEvent.type, { bubbles: true, composed: true });
    this.source = init.source;
    if ('request' in init) {
      const { request } = init;
      this.request = request;
      this.command = request.command;
      this.itemId = 'itemId' in request ? request.itemId : undefined;
      this.sessionId = 'sessionId' in request ? request.sessionId : init.sessionId;
    } else {
      this.command = init.command;
      this.sessionId = init.sessionId;
      this.itemId = init.itemId;
      this.value = init.value;
    }
  }
}

/** Dispatches a complete command on behalf of an event that the agent caused. */
export function askFor(element: EventTarget, request: AgentCommand, cause: Event): void {
  element.dispatchEvent(new CommandEvent({ request, source: sourceOf(cause) }));
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
