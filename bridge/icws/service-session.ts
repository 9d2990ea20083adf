import { z } from 'zod';
import { BridgeError } from '../core/bridge-error.ts';
import type { CicLink } from '../core/cic-event.ts';
import { otherSpelling } from '../core/user-names.ts';
import type { CicStatus } from '../core/work-mode.ts';
import type { SessionRequest } from './connection.ts';
import { bridgeErrorOf } from './icws-error.ts';
import type { IcwsAnswer } from './icws-request.ts';
import type { LiveConnection } from './live-connection.ts';
import { type IcwsMessage, statusMessageList, userStatus } from './message.ts';
import { createSession, type IcwsContext } from './session.ts';
import type { StatusCatalogue } from './status-catalogue.ts';
import { textOrEmpty } from './wire-values.ts';

/** The session of the service user (G28): it reads what concerns everybody, and proves that CIC is alive. */
export interface ServiceSession {
  readonly link: CicLink;
  start(): Promise<void>;
  /** As `Cic.readStatus`. */
  readStatus(userId: string): Promise<CicStatus | undefined>;
  /** A user's extension (G22), empty for none; `undefined` where CIC does not say, as without the right to read users. */
  extensionOf(userId: string): Promise<string | undefined>;
  request(request: SessionRequest): Promise<IcwsAnswer>;
  /** The connection as it is now, or why there is none. */
  live(): LiveConnection | BridgeError;
  /** Joins a part to this session; returns how to leave. */
  attach(part: ServicePart): () => void;
  close(): Promise<void>;
}

/** What else lives on the service session. */
export interface ServicePart {
  /** On a new connection, and again where messages may be lost; a rejection is only logged. */
  subscribe(live: LiveConnection): Promise<void>;
  onMessage(message: IcwsMessage, live: LiveConnection): void;
  onLink(link: CicLink): void;
}

const statusMessagesSubscription = '/messaging/subscriptions/status/status-messages';

/** Null properties are left out (icws.md 9.1), so only its id tells a user without extension from no user. */
const configuredUser = z.looseObject({
  configurationId: z.looseObject({ id: z.string() }),
  extension: textOrEmpty,
});

const configuredUsers = z.looseObject({
  items: z.array(z.looseObject({ configurationId: z.looseObject({ id: z.string() }) })),
});

/** A wrong password is a matter for a human; trying it quickly would only lock the account. */
const unwelcomePauseMs = 60_000;

/** Opens nothing until `start`. */
export function createServiceSession(
  context: IcwsContext,
  user: string,
  password: string,
  catalogue: StatusCatalogue,
): ServiceSession {
  async function subscribe(live: LiveConnection): Promise<void> {
    // Read first, then subscribed: the subscription's own full message covers whatever changes in between.
    const list = await live.request({ method: 'GET', path: '/status/status-messages' });
    if (!list.ok) throw bridgeErrorOf('read the status messages of CIC', list.failure);
    const { data } = statusMessageList.safeParse(list.body);
    if (!data) {
      const message =
        'Failed to read the status messages of CIC: the answer has no list of them. Check its version.';
      throw new BridgeError('cicUnavailable', message);
    }
    catalogue.apply({ isDelta: false, added: data.statusMessageList, changed: [], removed: [] });
    const put = await live.request({ method: 'PUT', path: statusMessagesSubscription });
    if (!put.ok) throw bridgeErrorOf('subscribe to the status messages of CIC', put.failure);
  }

  const parts = new Set<ServicePart>();
  let live: LiveConnection | undefined;

  async function subscribeAll(connected: LiveConnection): Promise<void> {
    await subscribe(connected);
    live = connected;
    // Not waited for: what one of them lacks must not keep everybody else from CIC.
    for (const part of parts) {
      part.subscribe(connected).catch((error: unknown) => {
        context.log.warn({ user, error }, 'a part of the service session cannot subscribe');
      });
    }
  }

  const session = createSession(context, {
    user,
    password,
    establish: subscribeAll,
    subscribe: subscribeAll,
    releases: [statusMessagesSubscription],
    onMessage(message, from) {
      if (message.kind === 'statusMessages') catalogue.apply(message);
      for (const part of parts) part.onMessage(message, from);
    },
    onLink(link) {
      if (link === 'down') live = undefined;
      for (const part of parts) part.onLink(link);
    },
    unwelcomePauseMs,
  });

  /** How CIC spells a user whom it did not find in these letters; `undefined` where there is none, or it does not say. */
  async function spellingOf(userId: string): Promise<string | undefined> {
    const where = encodeURIComponent(`configurationId.id eq ${userId}`);
    const path = `/configuration/users?select=configurationId&where=${where}&rightsFilter=view`;
    const answer = await session.request({ method: 'GET', path });
    const { data } = configuredUsers.safeParse(answer.ok ? answer.body : undefined);
    const isAlike = (id: string) => id !== userId && id.toLowerCase() === userId.toLowerCase();
    return data?.items.map(({ configurationId }) => configurationId.id).find(isAlike);
  }

  return {
    get link() {
      return session.link;
    },
    start: session.keepOpen,
    async readStatus(userId) {
      const path = `/status/user-statuses/${encodeURIComponent(userId)}`;
      const answer = await session.request({ method: 'GET', path });
      if (!answer.ok) {
        if (answer.failure.kind === 'notFound') {
          const spelling = await spellingOf(userId);
          if (spelling !== undefined) throw otherSpelling(userId, spelling);
          return undefined;
        }
        throw bridgeErrorOf(`read the CIC status of ${userId}`, answer.failure, {
          invalidRequest: 'unknownUser',
        });
      }
      const { data } = userStatus.safeParse(answer.body);
      // CIC does not mind case, SAP does: an agent under another spelling is another agent (G22).
      if (data && data.userId !== userId) throw otherSpelling(userId, data.userId);
      return data && catalogue.describe(data);
    },
    async extensionOf(userId) {
      const path = `/configuration/users/${encodeURIComponent(userId)}?select=configurationId,extension&rightsFilter=view`;
      const answer = await session.request({ method: 'GET', path });
      const { data } = configuredUser.safeParse(answer.ok ? answer.body : undefined);
      if (data) return data.extension;
      const reason = answer.ok ? 'the answer is no user' : answer.failure.message;
      context.log.debug({ user: userId, reason }, 'cannot read the extension of a user');
      return undefined;
    },
    request: session.request,
    live: () => live ?? noConnection(session.link),
    attach(part) {
      parts.add(part);
      return () => void parts.delete(part);
    },
    close: session.close,
  };
}

function noConnection(link: CicLink): BridgeError {
  const message = `there is no connection to CIC at the moment (${link})`;
  return bridgeErrorOf('ask CIC', { kind: 'noSession', message });
}
