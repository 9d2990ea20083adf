import { passOn, startRelay } from '../relay.ts';

/** What an altered exchange becomes; `swallow` answers in the target's place. */
export interface Alteration {
  readonly name: string;
  /** The operation or event whose fault it is. */
  readonly operation: string;
  /** A case of the catalogue in which it shows. */
  readonly case: string;
  /** Before it goes to SAP: the event's body, several, or none. */
  readonly event?: (body: string, memory: string[]) => readonly string[];
  /** Before it goes to SAP: the bridge's answer to an operation. */
  readonly answer?: (body: string, operation: string, status: number) => Altered;
  /** True where the bridge never hears of the request. */
  readonly isIgnored?: (operation: string) => boolean;
}

type Altered = { readonly status: number; readonly body: string } | undefined;

const hasState = (body: string, state: string) =>
  body.includes('phoneCallChanged') &&
  new RegExp(`phoneCallStatus>\\s*<[^>]*id>[^<]*<[^>]*id>\\s*<[^>]*>${state}<`).test(body);

const empty = (operation: string) => {
  const [service, name] = operation.split('.');
  return `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><i:${name}Response xmlns:i="urn:ici:${service}"/></soap:Body></soap:Envelope>`;
};
const fault = (code: string, method: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault><faultcode>soap:Client</faultcode><faultstring>Failed.</faultstring><detail><iciException xmlns="urn:ici:types"><code>${code}</code><message>Failed.</message><method>${method}</method></iciException></detail></soap:Fault></soap:Body></soap:Envelope>`;

const event = 'IciEvent.phoneCallChanged';
const hold = 'IciPhoneCall.hold';
const inCalls = 'calls-hold-and-retrieve';

/** Faults of a bridge, each by a switch. */
export const alterations: readonly Alteration[] = [
  {
    name: 'an event without its capability list',
    operation: event,
    case: 'calls-accept',
    event: (body) => [body.replace(/<t:capabilityList>[\s\S]*?<\/t:capabilityList>/, '')],
  },
  {
    name: 'elements of an event in another order',
    operation: event,
    case: 'calls-accept',
    event: (body) => [
      body.replace(/(<t:direction>[^<]*<\/t:direction>)(<t:queue>[\s\S]*?<\/t:queue>)/, '$2$1'),
    ],
  },
  {
    name: 'an answer in another namespace',
    operation: 'IciUser.getWorkmodes',
    case: 'calls-accept',
    answer: (body, operation, status) =>
      operation === 'IciUser.getWorkmodes'
        ? { status, body: body.replaceAll('urn:ici:IciUser', 'urn:x:IciUser') }
        : undefined,
  },
  {
    name: 'an answer without its result',
    operation: 'IciUser.getWorkmodes',
    case: 'calls-accept',
    answer: (_body, operation, status) =>
      operation === 'IciUser.getWorkmodes' ? { status, body: empty(operation) } : undefined,
  },
  {
    name: 'a state that is never told',
    operation: hold,
    case: inCalls,
    event: (body) => (hasState(body, 'Held') ? [] : [body]),
  },
  {
    name: 'an event that comes twice',
    operation: event,
    case: inCalls,
    event: (body) => (hasState(body, 'Connected') ? [body, body] : [body]),
  },
  {
    name: 'an event that comes late',
    operation: event,
    case: inCalls,
    event(body, memory) {
      if (hasState(body, 'Held')) return [body, ...memory.splice(0)];
      if (hasState(body, 'Alerting')) memory.push(body);
      return [body];
    },
  },
  {
    name: 'an event after the end',
    operation: event,
    case: 'calls-no-event-after-end',
    event(body, memory) {
      if (hasState(body, 'Ended')) memory.push(body);
      return /itemChanged/.test(body) && />Completed</.test(body) ? [body, ...memory.splice(0)] : [body];
    },
  },
  {
    name: 'success instead of a fault',
    operation: hold,
    case: inCalls,
    answer: (body, operation) =>
      operation === hold && body.includes('ICI-004') ? { status: 200, body: empty(hold) } : undefined,
  },
  {
    name: 'a fault instead of success',
    operation: hold,
    case: inCalls,
    answer: (body, operation) =>
      operation === hold && !body.includes('ICI-')
        ? { status: 500, body: fault('ICI-004', hold) }
        : undefined,
  },
  {
    name: 'a fault that the operation does not declare',
    operation: hold,
    case: inCalls,
    answer: (body, operation) =>
      operation === hold && body.includes('ICI-004')
        ? { status: 500, body: fault('ICI-017', hold) }
        : undefined,
  },
  {
    name: 'an item that was told of and is not known',
    operation: 'IciPhoneCall.drop',
    case: 'calls-hang-up',
    isIgnored: (operation) => operation === 'IciPhoneCall.drop',
    answer: (_body, operation) =>
      operation === 'IciPhoneCall.drop' ? { status: 500, body: fault('ICI-003', operation) } : undefined,
  },
  {
    name: 'anybody may act on an item',
    operation: 'IciPhoneCall.accept',
    case: 'security-foreign-item',
    answer: (body, operation) =>
      operation === 'IciPhoneCall.accept' && body.includes('ICI-009')
        ? { status: 200, body: empty(operation) }
        : undefined,
  },
  {
    name: 'a fault under status 200',
    operation: hold,
    case: inCalls,
    answer: (body, operation) =>
      operation === hold && body.includes('ICI-004') ? { status: 200, body } : undefined,
  },
  {
    name: 'a command that is answered and not carried out',
    operation: hold,
    case: inCalls,
    isIgnored: (operation) => operation === hold,
    answer: (_body, operation) => (operation === hold ? { status: 200, body: empty(hold) } : undefined),
  },
  {
    name: 'an end that is never told',
    operation: 'IciPhoneCall.drop',
    case: 'calls-hang-up',
    event: (body) => (hasState(body, 'Ended') ? [] : [body]),
  },
  {
    name: 'an ended call that can be held',
    operation: event,
    case: 'calls-hang-up',
    event: (body) => [
      hasState(body, 'Ended')
        ? body.replace('<t:capabilityList>', '<t:capabilityList><t:item>Hold</t:item>')
        : body,
    ],
  },
  {
    name: 'a work mode that is not told',
    operation: 'IciUser.setCurrentWorkmode',
    case: 'work-modes-not-ready',
    event: (body) => (/userChanged/.test(body) && /currentWorkmode>\s*<t:id>2</.test(body) ? [] : [body]),
  },
  {
    name: 'a number that is not as SAP needs it',
    operation: event,
    case: 'screen-pops-no-match',
    event: (body) => [body.replace(/(<t:remoteNumbers><t:item>)\+/, '$1')],
  },
  {
    name: 'a status that no table has',
    operation: event,
    case: inCalls,
    event: (body) => [hasState(body, 'Held') ? body.replace(/(phoneCallStatus><t:id>)5</, '$155<') : body],
  },
  {
    name: 'a seventh item',
    operation: event,
    case: 'limits-seventh-waits',
    event: (body) =>
      hasState(body, 'Alerting') ? [body, body.replace(/(phoneCallId>)([^<]*)</, '$1$29<')] : [body],
  },
  {
    name: 'an event for a subscription that is over',
    operation: 'IciEvent.userChanged',
    case: 'log-on-second-log-on',
    event(body, memory) {
      if (/userChanged/.test(body)) memory.push(body);
      return /subscriptionEnded/.test(body) ? [body, ...memory.splice(0).slice(-1)] : [body];
    },
  },
];

export interface WrongBridge {
  /** For SAP, in the bridge's place. */
  readonly bridgeUrl: string;
  /** For the bridge, in SAP's place. */
  readonly eventUrl: string;
  close(): Promise<void>;
}

/** Stands before a right bridge and makes it wrong in one way. */
export async function startWrongBridge(
  alteration: Alteration,
  bridgeUrl: string,
  sapUrl: Promise<string>,
): Promise<WrongBridge> {
  const memory: string[] = [];
  const operations = await startRelay(async (request) => {
    const operation = operationIn(request.body);
    const isIgnored = operation !== '' && alteration.isIgnored?.(operation);
    const real = isIgnored ? { status: 200, body: '', type: 'text/xml' } : await passOn(bridgeUrl, request);
    const altered = operation === '' ? undefined : alteration.answer?.(real.body, operation, real.status);
    return altered ? { ...real, ...altered } : real;
  });
  const events = await startRelay(async (request) => {
    const bodies = alteration.event?.(request.body, memory) ?? [request.body];
    let last = { status: 200, body: '', type: 'text/xml' };
    for (const body of bodies) last = await passOn(await sapUrl, { ...request, body });
    return last;
  });
  return {
    bridgeUrl: operations.url,
    eventUrl: events.url,
    close: async () => {
      await Promise.all([operations.close(), events.close()]);
    },
  };
}

function operationIn(body: string): string {
  const [, name = '', service = ''] =
    /<(?:[\w.-]+:)?Body[^>]*>\s*<(?:[\w.-]+:)?(\w+)[^>]*urn:ici:(Ici\w+)/.exec(body) ?? [];
  if (name) return `${service}.${name}`;
  const prefixed = /<(?:[\w.-]+:)?Body[^>]*>\s*<(?:([\w.-]+):)?(\w+)/.exec(body);
  const namespace = prefixed && new RegExp(`xmlns:${prefixed[1]}="urn:ici:(Ici\\w+)"`).exec(body)?.[1];
  return prefixed && namespace ? `${namespace}.${prefixed[2]}` : '';
}
