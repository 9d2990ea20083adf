import type { AgentCommand, AgentView, ItemView } from '../model.ts';
import type { PickPurpose } from './button-catalogue.ts';
import { activeSession, capabilitiesOf, isPressed, itemsOf } from './button-state.ts';
import { specOf, type ToolbarButton } from './toolbar-profile.ts';

/** What pressing a button leads to: a command, a target that has to be picked first, or the site's own action. */
export type Press =
  | { readonly kind: 'command'; readonly request: AgentCommand }
  | { readonly kind: 'pick'; readonly purpose: PickPurpose; readonly itemId?: string }
  | { readonly kind: 'custom'; readonly id: string }
  | { readonly kind: 'none' };

/** Translates a button into what it asks for in the agent's present state. */
export function pressOf(button: ToolbarButton, agent: AgentView | undefined): Press {
  const spec = specOf(button);
  if (!spec) return { kind: 'custom', id: button.id };
  const session = activeSession(agent);
  const itemId = itemAllowing(spec.capabilities, agent)?.itemId;
  const ofItem = itemId === undefined ? {} : { itemId };
  const { action } = spec;
  switch (action.kind) {
    case 'item':
      return command({ command: action.command, ...ofItem });
    case 'transfer': {
      const { completes } = action;
      const isReady = completes && capabilitiesOf(session).includes(spec.capabilities[0] ?? '');
      return isReady
        ? command({ command: completes, ...ofItem })
        : command({ command: 'openTransfer', purpose: action.purpose, ...ofItem });
    }
    case 'pick':
      return { kind: 'pick', purpose: action.purpose, ...ofItem };
    case 'page':
      return command({ command: 'showPage', page: action.page });
    case 'command':
      return command(action.request);
    case 'switch': {
      const isOn = isPressed(button, agent) === true;
      return action.what === 'mute'
        ? command({ command: isOn ? 'unmute' : 'mute', ...ofItem })
        : command({ command: 'requireWrapUp', isRequired: !isOn, ...ofItem });
    }
    case 'control':
      return { kind: 'none' };
  }
}

const command = (request: AgentCommand): Press => ({ kind: 'command', request });

// Of two calls the one that allows it; the first capability names the button's own act.
function itemAllowing(capabilities: readonly string[], agent: AgentView | undefined): ItemView | undefined {
  const session = activeSession(agent);
  for (const capability of capabilities) {
    const allowing = [session?.item, ...itemsOf(session)].find((item) =>
      item?.capabilities.includes(capability),
    );
    if (allowing) return allowing;
  }
  return session?.item;
}
