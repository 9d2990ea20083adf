import type { AgentSession } from '../../core/cic-port.ts';
import { openBench } from './open-cic.ts';

type Command = {
  [K in keyof AgentSession]: AgentSession[K] extends (...args: never) => Promise<unknown> ? K : never;
}[keyof AgentSession];

const mail = {
  from: 'shop@example.com',
  to: ['erika@example.com'],
  cc: [],
  subject: 'Order',
  contentType: 'text/plain',
  text: 'Soon',
  attachments: [],
} as const;

/** Every command there is, in an order that a session bears; the type leaves none out. */
const commands: Record<Command, (agent: AgentSession) => Promise<unknown>> = {
  setStatus: (agent) => agent.setStatus('Available'),
  setForwarding: (agent) => agent.setForwarding('+4989123456'),
  readActivations: (agent) => agent.readActivations(),
  setActivations: (agent) => agent.setActivations({ Sales: true }),
  pickup: (agent) => agent.pickup('1'),
  writeAttributes: (agent) => agent.writeAttributes('1', { OrderId: '4711' }),
  mute: (agent) => agent.mute('1', true),
  sendDigits: (agent) => agent.sendDigits('1', '1'),
  record: (agent) => agent.record('1', true),
  pauseRecording: (agent) => agent.pauseRecording('1', true),
  hold: (agent) => agent.hold('1', true),
  consult: (agent) => agent.consult('1', { kind: 'number', number: '+4989123456' }, {}),
  changeAudience: (agent) => agent.changeAudience('1', '2', 'caller'),
  cancelConsult: (agent) => agent.cancelConsult('1', '2'),
  concludeConsult: (agent) => agent.concludeConsult('1', '2'),
  conference: (agent) => agent.conference(['1', '2']),
  addToConference: (agent) => agent.addToConference('9', ['1']),
  inviteParty: (agent) => agent.inviteParty('1', '+4989123456'),
  inviteToConference: (agent) => agent.inviteToConference('9', '+4989123456'),
  park: (agent) => agent.park('1'),
  transferToWorkgroup: (agent) => agent.transferToWorkgroup('1', 'Sales'),
  blindTransfer: (agent) => agent.blindTransfer('1', { kind: 'user', userId: 'agent2' }),
  sendToVoicemail: (agent) => agent.sendToVoicemail('1'),
  assignWrapUp: (agent) => agent.assignWrapUp('1', { code: 'Solved', segmentId: 1 }),
  watchChat: (agent) => agent.watchChat('1'),
  sendChatText: (agent) => agent.sendChatText('1', 'Hello'),
  setTyping: (agent) => agent.setTyping('1', true),
  watchCallback: (agent) => agent.watchCallback('1'),
  callBack: (agent) => agent.callBack('1', '+4989123456'),
  completeCallback: (agent) => agent.completeCallback('1', 'success'),
  readMail: (agent) => agent.readMail('1'),
  replyToMail: (agent) => agent.replyToMail('1', mail),
  sendMail: (agent) => agent.sendMail(mail),
  createCall: (agent) => agent.createCall('+4989123456', {}),
  disconnect: (agent) => agent.disconnect('1'),
  close: (agent) => agent.close(),
};

/** What answers whatever makes something. */
const made = {
  interactionId: '2',
  consultId: '2',
  consultInteractionId: '2',
  conferenceId: '9',
  activations: { Sales: true },
};

/**
 * The requests that each command of an agent's session, and its opening, makes of CIC, such as
 * `POST /interactions/{id}/pickup`; a session's own part of the path is left out.
 */
export async function icwsRequestsOf(
  atEnd: (close: () => Promise<void>) => void,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const bench = await openBench(atEnd, { isStarted: false });
  const { server } = bench;
  const forwarding = {
    statusId: 'Forward',
    messageText: 'Forward',
    isAcdStatus: false,
    isAfterCallWorkStatus: false,
    isForwardStatus: true,
    isSelectableStatus: true,
  };
  server.script(({ method, path }) => {
    if (path === '/status/status-messages') return { status: 200, body: { statusMessageList: [forwarding] } };
    if (path.includes('/email') && method === 'PUT') {
      const emailContent = { subject: 'Order', bodies: [{ body: 'Hi', bodyType: 0 }] };
      const type = 'urn:inin.com:interactions.email:emailContentsMessage';
      server.push('agent1', { __type: type, isDelta: false, interactionId: 1, mailbox: '', emailContent });
      return undefined;
    }
    return /^\/(interactions|activations)/.test(path) ? { status: 200, body: made } : undefined;
  });
  await bench.settled(bench.cic.start());
  const requests = new Map<string, readonly string[]>();
  let seen = 0;
  const note = (name: string) => {
    const calls = server.requests.slice(seen).filter(({ path }) => path !== '/messaging/messages');
    seen = server.requests.length;
    requests.set(name, [...new Set(calls.map(({ method, path }) => templateOf(method, path)))]);
  };
  note('start');
  const { session } = await bench.openAgent();
  note('openAgentSession');
  for (const [name, run] of Object.entries(commands)) {
    await bench.settled(run(session));
    note(name);
  }
  await bench.settled(bench.cic.readStatus('agent2'));
  note('readStatus');
  return requests;
}

function templateOf(method: string, path: string): string {
  const template = path
    .replace(/\?.*$/, '')
    .replace(/^\/icws/, '')
    .replace(/(?<=\/(user-statuses|users)\/)[^/]+$/, '{user}')
    .replace(/(?<=\/conferences\/)[^/]+/, '{conference}')
    .replace(/(?<=\/consult\/)[^/]+/, '{consult}')
    .replace(/(?<=\/subscriptions\/queues\/)[^/]+/, '{subscription}')
    .replace(/(?<=\/interactions\/)(?!conferences)[^/]+/, '{id}');
  return `${method} ${template}`;
}
