import { defaultDialect, encodeRequest } from '../ici/index.ts';

/** One message of the benchmark: what is sent, and what node-soap has to reach with the same WSDL. */
export interface BenchMessage {
  readonly name: string;
  readonly about: string;
  readonly path: string;
  readonly body: string;
  /** How many times node-soap's rate the edge is to reach; none where design.md sets no target. */
  readonly nodeSoapTarget: number | undefined;
}

const user = 'JSMITH';
const entries = Array.from({ length: 100 }, (_, index) => `Workgroup ${index + 1} of the customer service`);
const attachedData = `<?xml version="1.0"?><ItemAttachedData><Application id="SAP-IC">${entries
  .map((entry, index) => `<CV${index}>${entry} &amp; ${'data '.repeat(30)}</CV${index}>`)
  .join('')}</Application></ItemAttachedData>`;

export const benchMessages: readonly BenchMessage[] = [
  {
    name: 'small',
    about: 'IciPhoneCall.hold',
    path: '/ici/IciPhoneCall',
    body: encodeRequest(defaultDialect, 'IciPhoneCall.hold', { itemId: '2001274182' }, user).body,
    nodeSoapTarget: 3,
  },
  {
    name: 'large, many elements',
    about: 'IciUser.subscribe with 100 queues; 100 work modes come back',
    path: '/ici/IciUser',
    body: encodeRequest(
      defaultDialect,
      'IciUser.subscribe',
      { userId: user, appUrl: 'http://127.0.0.1/sap/bc/ici', appId: 'APP1', queues: entries },
      user,
    ).body,
    nodeSoapTarget: 6,
  },
  {
    name: 'large, one text',
    about: 'IciPhoneCall.initiateCall with 20 KB of attached data; it comes back',
    path: '/ici/IciPhoneCall',
    body: encodeRequest(
      defaultDialect,
      'IciPhoneCall.initiateCall',
      { userId: user, destination: { value: '+496227747474' }, attachedData },
      user,
    ).body,
    nodeSoapTarget: 6,
  },
];
