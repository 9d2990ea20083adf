// The toolbar as one file, Lit included, for a page without a build.
export { showLanguage } from '../locales/localization.ts';
export { CommandEvent } from '../toolbar/command-event.ts';
export { IcwToolbar } from '../toolbar/icw-toolbar.ts';
export { CustomButtonEvent, PickEvent } from '../toolbar/pick-event.ts';
export { connectAgent } from '../webclient/agent-connection.ts';
export { AgentViewEvent } from './agent-view-event.ts';
export { IcwAgent } from './icw-agent.ts';
