export { PacedClock, systemClock } from '@switchhook/bridge/clock';
export { type Stack, type StackAddresses, type StackOptions, startStack } from './start-stack.ts';
