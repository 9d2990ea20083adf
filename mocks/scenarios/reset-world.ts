import { type Clock, delay } from '@switchhook/bridge/clock';
import type { AgentView, SapSettings } from '@switchhook/simulator/model';
import { askJson, RequestRefused } from './json-client.ts';
import type { ScenarioWorld } from './scenario-world.ts';

const settings: SapSettings = {
  eventAnswer: { kind: 'normal' },
  heartbeatLag: 0,
  atSessionLimit: 'wait',
  confirmsSingleMatch: true,
};

/**
 * Puts a world back to its beginning: links healed, SAP's settings as shipped, everybody logged off, nothing on the
 * message bars, no interaction in the switch, real time. The bridge stays connected.
 */
export async function resetWorld({ sapApi, cicControl, clock }: ScenarioWorld): Promise<void> {
  await unlessMissing(askJson(`${sapApi}/wire/faults`, 'PUT', { rules: [] }));
  await unlessMissing(askJson(`${sapApi}/clock`, 'PUT', { pace: 1 }));
  await askJson(`${sapApi}/settings`, 'PUT', settings);
  const agents = (await askJson(`${sapApi}/agents`)) as readonly AgentView[];
  const there = agents.filter(({ isLoggedOn, sessions }) => isLoggedOn || sessions.length > 0);
  await Promise.all(
    there.map(({ userId }) =>
      // Logged off here even where the bridge refuses; what is left over there ends with the switch's sessions.
      askJson(`${sapApi}/agents/${encodeURIComponent(userId)}/log-off`, 'POST', {}).catch((error) => {
        if (!(error instanceof RequestRefused)) throw error;
      }),
    ),
  );
  await dismissMessages(sapApi);
  if (!cicControl) return;
  await resetSwitch(cicControl);
  await bridgeIsBack(cicControl, clock);
}

/** Ends all interactions of the switch and the agents' sessions; a bridge's own stays. */
export async function resetSwitch(cicControl: string): Promise<void> {
  await askJson(`${cicControl}/reset`, 'POST', { sessionsOf: 'agents' });
}

/**
 * Waits for a bridge to be connected to the switch: a play may have kept it away, and it tries again ever more seldom.
 * @throws Error after a minute
 */
export async function bridgeIsBack(cicControl: string, clock: Clock): Promise<void> {
  const until = clock.now() + longestWait;
  for (;;) {
    const { sessions } = (await askJson(`${cicControl}/state`)) as { readonly sessions: number };
    if (sessions > 0) return;
    if (clock.now() > until) {
      throw new Error(
        `Failed to reset: the bridge did not connect to CIC again within ${longestWait / 1_000} s. Look at its log.`,
      );
    }
    await delay(clock, 50);
  }
}

// What went wrong in the play before would look as if it went wrong in this one.
async function dismissMessages(sapApi: string): Promise<void> {
  const agents = (await askJson(`${sapApi}/agents`)) as readonly AgentView[];
  for (const { userId, messages } of agents) {
    const commands = `${sapApi}/agents/${encodeURIComponent(userId)}/commands`;
    for (const { id } of messages) {
      await askJson(commands, 'POST', { command: 'dismissMessage', messageId: id });
    }
  }
}

const longestWait = 60_000;

/** A world without wiretap or steerable clock has nothing to put back there. */
async function unlessMissing(asked: Promise<unknown>): Promise<void> {
  try {
    await asked;
  } catch (error) {
    if (!(error instanceof RequestRefused) || error.status !== 404) throw error;
  }
}
