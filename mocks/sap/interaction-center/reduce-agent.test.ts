import type { PhoneCall } from '@switchhook/bridge/ici';
import type { AgentView, SessionView } from '@switchhook/simulator/model';
import { expect, test } from 'vitest';
import { createDirectory } from '../partners/directory.ts';
import {
  aCall,
  asItem,
  aUser,
  connected,
  dialing,
  ended,
  held,
  inWrapUp,
  notReady,
  ready,
  workModes,
} from '../testing/wire-objects.ts';
import type { AgentEvent } from './agent-event.ts';
import { type AgentState, newAgentState } from './agent-state.ts';
import { reduceAgent } from './reduce-agent.ts';
import { toView } from './to-view.ts';

const { identify } = createDirectory();
const loggedOn: AgentEvent = { kind: 'loggedOn', user: aUser(), workModes };

/** Plays events one second apart, from second 1 on. */
function play(...events: readonly AgentEvent[]): AgentState {
  return events.reduce(
    (state, event, index) =>
      reduceAgent(state, event, { at: (index + 1) * 1_000, identify, confirmsSingleMatch: true }),
    newAgentState('agent1', 'Agent One'),
  );
}

function view(...events: readonly AgentEvent[]): AgentView {
  return toView(play(loggedOn, ...events));
}

function onlySession(...events: readonly AgentEvent[]): SessionView {
  const { sessions } = view(...events);
  expect(sessions).toHaveLength(1);
  return sessions[0] as SessionView;
}

const told = (changes: Partial<PhoneCall> = {}): AgentEvent => ({
  kind: 'callChanged',
  call: aCall(changes),
});
const toldItem = (changes: Partial<PhoneCall>): AgentEvent => ({
  kind: 'itemChanged',
  item: asItem(aCall(changes)),
});
const accept: AgentEvent = { kind: 'acceptTaken', itemId: '1001' };

const erika = { remoteNumbers: ['+496227747474'] };
const noNumber = { remoteNumbers: ['+0'] };
const household = { remoteNumbers: ['+4930231250700'] };

test('shows an idle session and the confirmed work mode after log-on', () => {
  const agent = view();
  expect(agent).toMatchObject({
    isLoggedOn: true,
    cms: 'connected',
    workMode: { ...notReady, since: 1_000 },
  });
  expect(agent.sessions).toMatchObject([{ page: 'home', isInteractionOpen: false }]);
  expect(agent.activeSessionId).toBe(agent.sessions[0]?.sessionId);
});

test('shows known details on the right while a call without a number alerts (G10)', () => {
  const caller = { participantId: 'remote', address: '+0', name: 'Lobby', role: ready, status: ready };
  const session = onlySession(told({ ...noNumber, participants: [caller] }));
  expect(session.identification).toEqual({ kind: 'noNumber' });
  expect(session.ctiBar).toMatchObject({ left: '', right: 'Unknown number · Lobby · Sales' });
});

test('opens the account search on accept of a call without a number (G10)', () => {
  const session = onlySession(told(noNumber), accept);
  expect(session).toMatchObject({ isInteractionOpen: true, page: 'identifyAccount' });
  expect(session.account).toBeUndefined();
});

test('shows the number on the left while a call from an unknown number alerts (G11)', () => {
  const session = onlySession(told());
  expect(session.identification).toEqual({ kind: 'noMatch', number: '+4930231259999' });
  expect(session.ctiBar).toEqual({
    left: '+4930231259999',
    right: 'Sales',
    details: [{ kind: 'queue', text: 'Sales' }],
  });
});

test("shows the account's name on the left and does not pop before accept (G12)", () => {
  const session = onlySession(told(erika));
  expect(session.ctiBar).toEqual({ left: 'Erika Example', right: '+496227747474' });
  expect(session).toMatchObject({ page: 'home', isInteractionOpen: false });
  expect(session.account).toBeUndefined();
});

test('pops the account on accept (G12)', () => {
  const session = onlySession(told(erika), accept);
  expect(session).toMatchObject({
    page: 'account',
    isInteractionOpen: true,
    account: { name: 'Erika Example' },
  });
});

test('pops the account when the call is answered at the phone instead of here', () => {
  const session = onlySession(told(erika), told({ ...erika, ...connected }));
  expect(session).toMatchObject({ page: 'account', isInteractionOpen: true });
});

test('shows the number on the left and the list on accept where several accounts match (G13)', () => {
  expect(onlySession(told(household)).ctiBar.left).toBe('+4930231250700');
  const session = onlySession(told(household), accept);
  expect(session.page).toBe('identifyAccount');
  expect(session.identification).toMatchObject({
    kind: 'manyMatches',
    accounts: [{ name: 'Sabine Doppel' }, { name: 'Martin Doppel' }, { name: 'Finn Doppel' }],
  });
});

test('shows contact and organization on the left (G14)', () => {
  const session = onlySession(told({ remoteNumbers: ['+494066969511'] }), accept);
  expect(session.ctiBar.left).toBe('Svea Hafenkind, Nordlicht Probebau GmbH');
  expect(session.account).toMatchObject({ kind: 'contact', organization: 'Nordlicht Probebau GmbH' });
});

test('shows an organization account by its name (G15)', () => {
  const session = onlySession(told({ remoteNumbers: ['+494066969500'] }));
  expect(session.ctiBar.left).toBe('Nordlicht Probebau GmbH');
});

test("has the customer's own number beside their name while a colleague is consulted", () => {
  const consultation = {
    phoneCallId: '1002',
    consultFor: '1001',
    direction: 'internal',
    remoteNumbers: ['+8002'],
    ...connected,
  };
  const session = onlySession(told(erika), accept, told({ ...erika, ...held }), told(consultation));
  expect(session.items).toHaveLength(2);
  expect(session.ctiBar).toEqual({ left: 'Erika Example', right: '+496227747474' });
});

test("is left with the customer's call and not with the colleague's after a warm transfer", () => {
  const colleague = { phoneCallId: '1002', consultFor: '1001', remoteNumbers: ['+8002'] };
  const talking = [told(erika), accept, told({ ...erika, ...held }), told({ ...colleague, ...connected })];
  const gone = onlySession(...talking, told({ ...erika, ...ended }));
  expect(gone.items?.map(({ state }) => state)).toEqual(['ended', 'connected']);
  expect(gone.item?.itemId).toBe('1002');
  const after = onlySession(...talking, told({ ...erika, ...ended }), told({ ...colleague, ...ended }));
  expect(after).toMatchObject({
    item: { itemId: '1001', state: 'ended' },
    ctiBar: { left: 'Erika Example', right: '+496227747474' },
  });
  expect(after.items).toHaveLength(1);
});

test('says whose extension it is when a colleague brings the customer (G42)', () => {
  const anna = { participantId: 'agent2', address: '+8002', name: 'Ben Agent', role: ready, status: ready };
  const attachedData =
    '<ItemAttachedData><Application id="SAP-IC"><BP_NUMBER>0004000001</BP_NUMBER></Application></ItemAttachedData>';
  const session = onlySession(
    told({ direction: 'internal', remoteNumbers: ['+8002'], participants: [anna], attachedData }),
  );
  expect(session.ctiBar).toEqual({ left: 'Erika Example', right: 'Ben Agent · +8002' });
});

test('counts the contacts that wait for a session (G16)', () => {
  const calls = Array.from({ length: 8 }, (_, at) => told({ phoneCallId: `20${at}` }));
  expect(view(...calls)).toMatchObject({ waiting: 2, sessions: { length: 6 } });
  expect(view(...calls.slice(0, 6)).waiting).toBeUndefined();
});

test('identifies again where the number comes after the call', () => {
  const session = onlySession(told(noNumber), accept, told({ ...erika, ...connected }));
  expect(session).toMatchObject({ page: 'account', account: { name: 'Erika Example' } });
});

test('starts each timer when its state is entered and not again', () => {
  const item = onlySession(
    told(), // second 2
    told(),
    told(connected), // 4
    told(held), // 5
    told(held),
    told(connected),
    told(held), // 8
    told(inWrapUp), // 9
    toldItem(inWrapUp),
  ).item;
  expect(item).toMatchObject({
    alertingSince: 2_000,
    connectedSince: 4_000,
    endedSince: 9_000,
    state: 'wrapUp',
  });
  expect(item?.heldSince).toBeUndefined();
  expect(onlySession(told(), told(connected), told(held), told(held)).item?.heldSince).toBe(4_000);
});

test('keeps the customer on screen through wrap-up and completion until End', () => {
  const toWrapUp = [told(erika), accept, told({ ...erika, ...connected }), told({ ...erika, ...inWrapUp })];
  const inWrapUpSession = onlySession(...toWrapUp);
  expect(inWrapUpSession).toMatchObject({ item: { state: 'wrapUp', stateText: 'Wrap-up' }, page: 'account' });

  const completed = onlySession(...toWrapUp, toldItem({ ...erika, ...ended }));
  expect(completed).toMatchObject({ item: { state: 'ended', capabilities: [] }, isInteractionOpen: true });
  expect(completed.ctiBar.left).toBe('Erika Example');

  const { sessionId } = completed;
  const after = onlySession(...toWrapUp, toldItem({ ...erika, ...ended }), {
    kind: 'interactionEnded',
    sessionId,
  });
  expect(after).toMatchObject({ page: 'home', isInteractionOpen: false, ctiBar: { left: '', right: '' } });
  expect(after.item).toBeUndefined();
});

test('does not bring an item back that was ended here', () => {
  const before = view(told(), accept, told(inWrapUp));
  const sessionId = before.activeSessionId ?? '';
  const after = onlySession(
    told(),
    accept,
    told(inWrapUp),
    { kind: 'interactionEnded', sessionId },
    told(inWrapUp),
  );
  expect(after.item).toBeUndefined();
});

test('goes back to idle with a message when the caller gives up while it rings', () => {
  const agent = view(told(erika), told({ ...erika, ...ended }));
  expect(agent.sessions).toMatchObject([{ page: 'home', identification: { kind: 'none' } }]);
  expect(agent.sessions[0]?.item).toBeUndefined();
  expect(agent.messages).toMatchObject([{ severity: 'info', text: 'Call from Erika Example was lost' }]);
});

test('tells a call that went back to the queue from one that was lost', () => {
  const agent = view(told(), toldItem({ processingStatus: { id: '4', description: 'Forwarded' } }));
  expect(agent.sessions[0]?.item).toBeUndefined();
  expect(agent.messages).toMatchObject([{ text: 'Call from +4930231259999 went back to the queue' }]);
});

test('says nothing of a lost call when the agent rejected it', () => {
  const asked = view(told(), { kind: 'rejectRequested', itemId: '1001' }, told(ended));
  expect(asked.messages).toEqual([]);
  expect(asked.sessions[0]?.item).toBeUndefined();
  const toldSo = view(told(), toldItem({ processingStatus: { id: '3', description: 'Rejected' } }));
  expect(toldSo.messages).toEqual([]);
  expect(toldSo.sessions[0]?.item).toBeUndefined();
});

test('counts a call as lost when the bridge refused the reject', () => {
  const events: AgentEvent[] = [
    { kind: 'rejectRequested', itemId: '1001' },
    { kind: 'rejectRefused', itemId: '1001' },
  ];
  expect(view(told(), ...events, told(ended)).messages).toHaveLength(1);
});

test('opens the interaction for an outbound call and identifies by the dialled number', () => {
  const call = { ...dialing, remoteNumbers: ['+0'], dialedNumbers: ['+496227747474'] };
  const session = onlySession(told(call));
  expect(session).toMatchObject({
    isInteractionOpen: true,
    page: 'account',
    item: { state: 'dialing', direction: 'out' },
    ctiBar: { left: 'Erika Example', right: '+496227747474' },
  });
});

test("keeps the newer state where the answer to a dial comes after the call's events", () => {
  const call = aCall({ ...dialing, phoneCallStatus: { id: '1', description: 'Initiated' } });
  expect(onlySession(told(dialing), { kind: 'callDialed', call }).item?.state).toBe('dialing');
  expect(onlySession({ kind: 'callDialed', call }).item?.state).toBe('initiated');
});

test('redials within the open interaction once the call before is over', () => {
  const second = { ...dialing, phoneCallId: '1002' };
  const session = onlySession(told(erika), accept, told({ ...erika, ...ended }), told(second));
  expect(session).toMatchObject({ item: { itemId: '1002' }, account: { name: 'Erika Example' } });
});

test('does not let a redial take the session of a wrap-up that has to be ended', () => {
  const second = { ...dialing, phoneCallId: '1002' };
  const { sessions } = view(told(erika), accept, told({ ...erika, ...inWrapUp }), told(second));
  expect(sessions.map(({ item }) => item?.itemId)).toEqual(['1001', '1002']);
});

test('opens a tab for a second call and leaves the active one where the agent works', () => {
  const agent = view(told(erika), accept, told({ ...erika, ...connected }), told({ phoneCallId: '1002' }));
  expect(agent.sessions.map(({ item }) => item?.state)).toEqual(['connected', 'alerting']);
  expect(agent.activeSessionId).toBe(agent.sessions[0]?.sessionId);

  const accepted = view(told(erika), accept, told({ phoneCallId: '1002' }), {
    kind: 'acceptTaken',
    itemId: '1002',
  });
  expect(accepted.activeSessionId).toBe(accepted.sessions[1]?.sessionId);
});

test('holds a seventh call back until one of six interactions ends (G16)', () => {
  const ids = ['1', '2', '3', '4', '5', '6', '7'];
  const six = ids.map((phoneCallId) => told({ phoneCallId }));
  const full = view(...six);
  expect(full.sessions).toHaveLength(6);
  expect(full.messages).toMatchObject([{ severity: 'warning' }]);

  const free = view(...six, told({ phoneCallId: '2', ...ended }));
  expect(free.sessions.map(({ item }) => item?.itemId)).toEqual(['1', '3', '4', '5', '6', '7']);
});

test('forgets a call that ended while it waited for a session', () => {
  const ids = ['1', '2', '3', '4', '5', '6', '7'];
  const events = [...ids.map((phoneCallId) => told({ phoneCallId })), told({ phoneCallId: '7', ...ended })];
  const free = view(...events, told({ phoneCallId: '1', ...ended }));
  expect(free.sessions.map(({ item }) => item?.itemId)).toEqual(['2', '3', '4', '5', '6']);
});

test('changes nothing when an event comes twice', () => {
  const story = [told(erika), accept, told({ ...erika, ...connected }), toldItem(inWrapUp)];
  for (let length = 1; length <= story.length; length += 1) {
    const part = story.slice(0, length);
    const last = part.at(-1) as AgentEvent;
    expect(view(...part, last)).toEqual(view(...part));
  }
  expect(view({ kind: 'userChanged', user: aUser() })).toEqual(view());
});

test('shows a work mode as pending until CIC confirms it', () => {
  const asked: AgentEvent = { kind: 'workModeRequested', workMode: '2' };
  expect(view(asked)).toMatchObject({ workMode: notReady, pendingWorkMode: ready });

  const busy = aUser({ currentWorkmode: { id: '3', description: 'Follow Up' } });
  expect(view(asked, { kind: 'userChanged', user: busy }).pendingWorkMode).toEqual(ready);

  const confirmed = view(asked, { kind: 'userChanged', user: aUser({ currentWorkmode: ready }) });
  expect(confirmed.workMode).toEqual({ ...ready, since: 3_000 });
  expect(confirmed.pendingWorkMode).toBeUndefined();
});

test('drops the pending work mode when the bridge refuses it', () => {
  const agent = view({ kind: 'workModeRequested', workMode: '2' }, { kind: 'workModeRefused' });
  expect(agent.pendingWorkMode).toBeUndefined();
});

test('shows a lost link to CIC and its return, and never offers those two work modes (G30)', () => {
  const lost = aUser({ currentWorkmode: { id: '3', description: 'Server Down' } });
  const events: AgentEvent[] = [{ kind: 'userChanged', user: lost }];
  expect(view(...events)).toMatchObject({ cms: 'lost', isLoggedOn: true, messages: [{ severity: 'error' }] });

  const back: AgentEvent = { kind: 'userChanged', user: aUser() };
  expect(view(...events, back)).toMatchObject({ cms: 'connected', messages: [{}, { severity: 'success' }] });

  const modes = [...workModes, { id: '9', description: 'Attempt Reconnect' }];
  const offered = toView(play({ kind: 'loggedOn', user: aUser(), workModes: modes })).workModes;
  expect(offered).toEqual(workModes);
});

test('logs the agent off with the reason but keeps customer data when the subscription ends', () => {
  const reason = { id: '2', description: 'The integration shuts down' };
  const agent = view(told(erika), accept, told({ phoneCallId: '1002' }), {
    kind: 'subscriptionEnded',
    reason,
  });
  expect(agent).toMatchObject({ isLoggedOn: false, cms: 'disconnected', capabilities: [] });
  expect(agent.workMode).toBeUndefined();
  expect(agent.messages.at(-1)?.text).toContain('The integration shuts down');
  expect(agent.sessions).toMatchObject([{ account: { name: 'Erika Example' }, isInteractionOpen: true }]);
  expect(agent.sessions[0]?.item).toBeUndefined();
});

test('takes calls up again that are still there after a new log-on', () => {
  const reason = { id: '1', description: 'Replaced' };
  const agent = view(told(), { kind: 'subscriptionEnded', reason }, loggedOn, told());
  expect(agent.sessions.map(({ item }) => item?.itemId)).toEqual(['1001']);
});

test('leaves nothing of the session behind at log-off', () => {
  const agent = view(told(erika), accept, { kind: 'loggedOff' });
  expect(agent).toMatchObject({ isLoggedOn: false, sessions: [] });
  expect(agent.activeSessionId).toBeUndefined();
});

test('shows why a dialled number did not answer', () => {
  const failed = { ...dialing, ...ended, phoneCallStatus: { id: '8', description: 'Failed' } };
  const session = onlySession(told(dialing), told(failed));
  expect(session).toMatchObject({ isInteractionOpen: true, item: { state: 'failed', endedSince: 3_000 } });
});

test('ends an item that the bridge does not know any more, and keeps its customer on screen', () => {
  const gone: AgentEvent = { kind: 'itemGone', itemId: '1001' };
  const session = onlySession(told(erika), accept, told({ ...erika, ...held }), gone);
  expect(session).toMatchObject({
    item: { state: 'ended', capabilities: [] },
    account: { name: 'Erika Example' },
  });
  expect(session.item?.heldSince).toBeUndefined();
  expect(onlySession(told(), gone).item).toBeUndefined();
});
