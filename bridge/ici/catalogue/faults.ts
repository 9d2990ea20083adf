import type { ErrorName } from '../../core/error-codes.ts';

// What operations of one kind can answer instead.

/** Of every operation, and so not listed with each: about the message, the bridge itself, or what CIC never can do. */
export const possibleAnywhere: ReadonlySet<ErrorName> = new Set<ErrorName>([
  'malformedRequest',
  'timeout',
  'tooLarge',
  'versionMismatch',
  'methodNotAllowed',
  'unsupportedMediaType',
  'headerNotUnderstood',
  'credentialsRequired',
  'notSupported',
  'storeFailed',
  'badConfiguration',
  'internal',
]);

/** Of reading an agent. */
export const userRead = ['unknownUser', 'notAuthorized', 'cicUnavailable'] as const;

/** Of reading an item that the bridge knows already. */
export const itemRead = ['unknownItem', 'notAuthorized'] as const;

/** Of asking CIC to do something with an item. */
export const itemCommand = [...itemRead, 'notAllowedInState', 'cicUnavailable'] as const;

/** Of writing what CIC takes of an item in every state. */
export const itemWritten = [...itemRead, 'cicUnavailable'] as const;

/** Of giving an item to an address. */
export const itemGiven = [...itemCommand, 'badAddress'] as const;

/** Of reading a line or another container. */
export const containerRead = ['unknownItem', ...userRead] as const satisfies readonly ErrorName[];
