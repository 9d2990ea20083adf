import type { TextElement } from '../catalogue/types.ts';
import type { Dialect } from './dialect.ts';

/** The code tables of a dialect: `phoneCallStatus`, `processingStatus`, `subscriptionEndReason`. */
export type CodeTable = keyof Dialect['codes'];
/** The symbolic names of one code table. */
export type CodeName<T extends CodeTable> = keyof Dialect['codes'][T];
/** What the agent may do, by its symbolic name. */
export type CapabilityName = keyof Dialect['capabilities'];
/** SAP's channels, by their symbolic names (ici.md 5.2). */
export type ChannelName = keyof Dialect['channels'];

/**
 * The code and description that a symbolic name has on the wire.
 *
 * @example
 * textElement(defaultDialect, 'phoneCallStatus', 'alerting'); // { id: '3', description: 'Alerting' }
 */
export function textElement<T extends CodeTable>(dialect: Dialect, table: T, name: CodeName<T>): TextElement {
  return dialect.codes[table][name] as TextElement;
}

/** The name that a capability has on the wire, such as `HangUp`. */
export function capability(dialect: Dialect, name: CapabilityName): string {
  return dialect.capabilities[name];
}

/** The code that a channel has on the wire. */
export function channel(dialect: Dialect, name: ChannelName): string {
  return dialect.channels[name];
}
