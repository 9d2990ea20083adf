import { VirtualClock } from '@switchhook/bridge/clock';
import { expect, test, vi } from 'vitest';
import { agreeInDetail, caseAttribute, caseField } from './testing/agree-in-detail.ts';
import { pictureOfCic, pictureOfSap } from './testing/agreement.ts';
import { chanceOf, farEnd, nextCommand, place } from './testing/random-work.ts';
import { startOffice } from './testing/start-office.ts';

const simulatedHours = Number(process.env.SOAK_HOURS ?? 5);
const actionEveryMs = 10_000;
const stepMs = 5_000;
const turnsOfWire = 60;
const agentIds = ['agent1', 'agent2', 'agent3', 'agent4', 'agent5', 'agent6'];

/** What SAP shows as the work mode, where it is not the id of the CIC status. */
const workModes: Readonly<Record<string, string>> = {
  Available: 'Ready',
  'Do Not disturb': 'Not Ready',
  AcdAgentNotAnswering: 'ACD - Agent Not Answering',
};

test(`CIC, bridge and SAP agree on every agent and item after ${simulatedHours} hours of random work`, async () => {
  const seed = Number(process.env.SOAK_SEED ?? 20_261_123);
  console.log(`soak: seed ${seed}; SOAK_SEED repeats it`);
  const chance = chanceOf(seed);
  const { pick, random } = chance;
  const clock = new VirtualClock();
  const office = await startOffice({
    clock,
    agents: agentIds.length,
    bridge: {
      actionItems: { workgroups: ['Sales', 'Support'], distribution: 'load' },
      attributes: { attachedData: { [caseField]: caseAttribute } },
    },
  });
  const { cic } = office;
  const agents = agentIds.map((userId) => office.agent(userId));
  const counts = new Map<string, number>();
  /** The last things that were done, for whoever has to find out why they do not agree. */
  const journal: string[] = [];
  const count = (what: string, who = '') => {
    counts.set(what, (counts.get(what) ?? 0) + 1);
    journal.push(`${new Date(clock.now()).toISOString()} ${who} ${what}`);
    if (journal.length > 60) journal.shift();
  };

  /** All parts run in this process, and loopback has no delay: so many turns see every message to its end. */
  async function letWireRun(): Promise<void> {
    for (let turn = 0; turn < turnsOfWire; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Lets an action finish though it may wait for time to pass. */
  async function during<T>(action: Promise<T>): Promise<T> {
    let isDone = false;
    const done = action.finally(() => {
      isDone = true;
    });
    await letWireRun();
    while (!isDone) {
      await clock.advance(200);
      await letWireRun();
    }
    return done;
  }

  async function pass(milliseconds: number): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += stepMs) {
      await clock.advance(stepMs);
      await letWireRun();
    }
  }

  async function agree(): Promise<void> {
    try {
      await comeToAgree();
    } catch (error) {
      console.log(`soak: seed ${seed}\n${journal.join('\n')}`);
      throw error;
    }
  }

  async function comeToAgree(): Promise<void> {
    await vi.waitFor(
      async () => {
        await pass(stepMs);
        const state = cic.state();
        for (const { userId, view } of agents) {
          const shown = await view();
          const isLoggedOn = shown.isLoggedOn && shown.workMode?.id !== '1';
          const user = state.users.find((known) => known.userId === userId);
          expect([userId, user?.loggedIn]).toEqual([userId, isLoggedOn]);
          if (!isLoggedOn) {
            expect([userId, pictureOfSap(shown)]).toEqual([userId, {}]);
            continue;
          }
          expect([userId, shown.cms]).toEqual([userId, 'connected']);
          const status = user?.status ?? '';
          expect([userId, shown.workMode?.description]).toEqual([userId, workModes[status] ?? status]);
          const inCic = pictureOfCic(state, userId);
          const inSap = pictureOfSap(shown);
          // All six tabs are taken, or a direct call waits for the end of wrap-up.
          const isFull = shown.sessions.length >= 6 || status === 'Follow Up';
          if (isFull) expect([userId, inCic]).toEqual([userId, expect.objectContaining(inSap)]);
          else expect([userId, inSap]).toEqual([userId, inCic]);
          await agreeInDetail(`${office.bridgeUrl}/`, shown, state);
        }
      },
      { timeout: 8_000, interval: 1 },
    );
  }

  async function act(): Promise<void> {
    // Whoever has something to take is looked at more often: nobody lets a call ring for fun.
    const ringing = cic
      .state()
      .users.filter(({ userId, queue }) => agentIds.includes(userId) && queue.length > 0);
    const agent = office.agent(
      (chance.happens(0.6) ? pick(ringing)?.userId : undefined) ?? pick(agentIds) ?? 'agent1',
    );
    const { userId } = agent;
    const dice = random();
    if (dice < 0.16) return count(`placed`, place(cic, userId, chance));
    if (dice < 0.26) return count('far end', farEnd(cic, chance));
    if (dice < 0.266) {
      cic.dropConnections(pick([userId, userId, undefined]));
      return count('link lost', userId);
    }
    if (dice < 0.272) {
      cic.setStatus(userId, pick(['Available', 'At Lunch', 'Do Not disturb']) ?? 'Available');
      return count('status from CIC', userId);
    }
    const view = await agent.view();
    if (!view.isLoggedOn) {
      const { status } = await during(office.sapApi('POST', `/agents/${userId}/log-on`, { workMode: '2' }));
      return count(`log-on ${status}`, userId);
    }
    if (dice < 0.278) {
      await during(office.sapApi('POST', `/agents/${userId}/log-off`, {}));
      return count('log-off', userId);
    }
    if (dice < 0.284)
      return count(`logout ${await during(agent.press({ command: 'setWorkMode', workMode: '1' }))}`, userId);
    if (dice < 0.31) return actionItem(userId);
    const command = nextCommand(view, agentIds, chance);
    if (!command) return;
    const answer = await during(agent.press(command));
    count(
      `${command.command} ${answer.split(' ').slice(0, 2).join(' ')}`,
      `${userId} ${JSON.stringify(command)} ${answer}`,
    );
  }

  async function actionItem(userId: string): Promise<void> {
    const { body } = await office.sapApi('GET', '/action-items');
    const open = (body as readonly { actionItemId: string; state: string }[]).filter(
      ({ state }) => !['completed', 'cancelled', 'failed'].includes(state),
    );
    const one = pick(open);
    if (one && chance.happens(0.4)) {
      const { status } = await during(office.sapApi('DELETE', `/action-items/${one.actionItemId}`));
      return count(`cancelled ${status}`);
    }
    const { status } = await during(
      office.sapApi('POST', '/action-items', {
        userId,
        kind: 'email',
        title: 'Mail',
        attributes: { SUBJECT: 'Mail', FROM_ADDRESS: 'erika.example@mail.example' },
      }),
    );
    return count(`action item ${status}`);
  }

  for (const { userId } of agents) {
    await during(office.sapApi('POST', `/agents/${userId}/log-on`, { workMode: '2' }));
  }
  await agree();
  const actions = (simulatedHours * 3_600_000) / actionEveryMs;
  for (let action = 1; action <= actions; action += 1) {
    await act();
    await pass(actionEveryMs);
    if (action % 60 === 0) await agree();
  }
  await agree();
  console.log(`soak: ${actions} actions; ${JSON.stringify(Object.fromEntries([...counts].sort()))}`);
  const atLeast = { 'accept 200': 3, 'consult 200': 3, 'complete 200': 3, 'postChat 200': 3 };
  const tooFew = Object.entries(atLeast).filter(([done, least]) => (counts.get(done) ?? 0) < least);
  expect(tooFew).toEqual([]);
  const joined = ['warmTransfer 200', 'conference 200', 'reconnect 200'].filter((done) => counts.has(done));
  expect(joined).not.toEqual([]);
}, 600_000);
