export { CommandEvent, type CommandName, type CommandSource } from '../toolbar/command-event.ts';
export { CustomButtonEvent, PickEvent } from '../toolbar/pick-event.ts';
export { AgentViewEvent } from './agent-view-event.ts';
