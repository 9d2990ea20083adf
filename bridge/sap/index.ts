export { type AppUrl, describeAppUrl, parseAppUrl } from './app-url.ts';
export { createEventSender, type EventSender, type EventSenderOptions } from './event-sender.ts';
export type { HostHeaders } from './host-headers.ts';
export type { OutboxStats } from './outbox.ts';
export type { EventTarget, OutgoingEvent, Undeliverable, UndeliverableReason } from './outgoing-event.ts';
export type { Backoff } from './retry-delay.ts';
