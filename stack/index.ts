export { type Stack, type StackAddresses, type StackOptions, startStack } from './start-stack.ts';
