import {
  type ChannelSources,
  defaultDialedSources,
  defaultRemoteSources,
} from '../core/attribute-sources.ts';
import type { IdSource, Rng } from '../core/chance.ts';
import type { Clock } from '../core/clock.ts';
import { type HandlerNames, handlerNamesOf, type SiteHandlers } from '../core/handler-names.ts';
import type { Log } from '../core/log.ts';
import type { InteractionChannel } from '../core/observed-interaction.ts';
import type { BackOffBounds } from './back-off.ts';
import { subscribedAttributes } from './observed-call.ts';

/** The kinds of interaction (G2, G35). */
export type Channel = 'call' | InteractionChannel;

/** How messages are read: `auto` takes Server-Sent Events where CIC offers them, else polls (icws.md 4). */
export type Transport = 'auto' | 'sse' | 'polling';

/** All in milliseconds, on the bridge's clock (icws.md 15.12). */
export interface IcwsTimeouts {
  readonly requestMs: number;
  readonly loginMs: number;
  /** CIC may answer only when the call has got somewhere (`callMadeStage`). */
  readonly createCallMs: number;
  /** From the 202 of a status change to its completion message. */
  readonly completionMs: number;
  /** From CIC's taking a command to the message that confirms it; then the interaction is read (icws.md 15.7). */
  readonly confirmMs: number;
  /** From a notification to a handler to the handler's answer (icws.md 11). */
  readonly handlerMs: number;
  /** From the subscriptions to their first full messages. */
  readonly snapshotMs: number;
  /** An event stream that sends nothing, not even `:ping`, for so long is dead. */
  readonly silenceMs: number;
  /** Period of the keep-alive beside an event stream (icws.md 3.3). */
  readonly heartbeatMs: number;
}

export interface ConnectCicOptions {
  /** Base URLs such as `http://cic1:8018`, the primary first. */
  readonly hosts: readonly string[];
  /** The service user, G28. */
  readonly user: string;
  readonly password: string;
  readonly applicationName: string;
  /** Of all texts that CIC sends, such as `en-us`. */
  readonly language: string;
  /** `auto` unless told otherwise. */
  readonly transport?: Transport | undefined;
  /** Milliseconds between two polls; 1,000 unless told otherwise. */
  readonly pollMs?: number | undefined;
  readonly timeouts?: Partial<IcwsTimeouts> | undefined;
  /** One to fifteen seconds unless told otherwise. */
  readonly backoff?: BackOffBounds | undefined;
  /** Interaction attributes to subscribe beside those that the bridge itself reads. */
  readonly attributeNames?: readonly string[] | undefined;
  /** Where the caller's number is looked for, G33; the first that is not empty wins. */
  readonly remoteAttributes?: readonly string[] | undefined;
  /** Where the dialled number of an inbound call is looked for, G34; the first that is not empty wins. */
  readonly dialedAttributes?: readonly string[] | undefined;
  /** The attribute that hides the caller's number where it says so, G10. */
  readonly hideRemoteAttribute?: string | undefined;
  /** What CIC may offer to agents' sessions, and what is told of their queues, G35; all unless told otherwise. */
  readonly channels?: readonly Channel[] | undefined;
  /** Licences that each agent's session acquires; none unless told otherwise. */
  readonly agentLicences?: readonly string[] | undefined;
  /** Where the far end of a chat, callback, e-mail or generic object is looked for, G33. */
  readonly remoteSources?: Partial<ChannelSources> | undefined;
  /** Where it is looked for what that far end chose, G34. */
  readonly dialedSources?: Partial<ChannelSources> | undefined;
  /** What the site's handlers call their notifications, G26; our own names unless told otherwise. */
  readonly handlers?: SiteHandlers | undefined;
  readonly clock: Clock;
  readonly rng: Rng;
  readonly ids: IdSource;
  readonly log: Log;
}

/** `ConnectCicOptions` with every choice made. */
export interface IcwsSettings {
  readonly hosts: readonly string[];
  readonly applicationName: string;
  readonly language: string;
  readonly transport: Transport;
  readonly pollMs: number;
  readonly timeouts: IcwsTimeouts;
  readonly backoff: BackOffBounds;
  /** All that is subscribed of an interaction. */
  readonly attributeNames: readonly string[];
  readonly remoteAttributes: readonly string[];
  readonly dialedAttributes: readonly string[];
  readonly remoteSources: ChannelSources;
  readonly dialedSources: ChannelSources;
  readonly hideRemoteAttribute: string | undefined;
  readonly channels: readonly Channel[];
  readonly agentLicences: readonly string[];
  readonly handlers: HandlerNames;
}

const defaultTimeouts: IcwsTimeouts = {
  requestMs: 10_000,
  loginMs: 60_000,
  createCallMs: 60_000,
  completionMs: 10_000,
  confirmMs: 7_000,
  handlerMs: 15_000,
  snapshotMs: 10_000,
  silenceMs: 30_000,
  heartbeatMs: 30_000,
};

/** Fills in what `options` left open. */
export function settingsOf(options: Omit<ConnectCicOptions, 'clock' | 'rng' | 'ids' | 'log'>): IcwsSettings {
  const remoteAttributes = options.remoteAttributes ?? ['Eic_RemoteTn', 'Eic_RemoteId', 'Eic_RemoteAddress'];
  const dialedAttributes = options.dialedAttributes ?? ['Eic_DNIS', 'Eic_LocalTnRaw', 'Eic_LocalTn'];
  const { hideRemoteAttribute } = options;
  const remoteSources = { ...defaultRemoteSources, ...options.remoteSources };
  const dialedSources = { ...defaultDialedSources, ...options.dialedSources };
  return {
    hosts: options.hosts,
    applicationName: options.applicationName,
    language: options.language,
    transport: options.transport ?? 'auto',
    pollMs: options.pollMs ?? 1_000,
    timeouts: { ...defaultTimeouts, ...options.timeouts },
    backoff: options.backoff ?? { firstMs: 1_000, maxMs: 15_000 },
    attributeNames: subscribedAttributes({ remoteAttributes, dialedAttributes, hideRemoteAttribute }, [
      ...Object.values(remoteSources).flat(),
      ...Object.values(dialedSources).flat(),
      ...(options.attributeNames ?? []),
    ]),
    remoteAttributes,
    dialedAttributes,
    remoteSources,
    dialedSources,
    hideRemoteAttribute,
    channels: options.channels ?? ['call', 'chat', 'callback', 'email', 'generic'],
    agentLicences: options.agentLicences ?? [],
    handlers: handlerNamesOf(options.handlers),
  };
}
