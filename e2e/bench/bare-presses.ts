import type { AgentView } from '@switchhook/simulator/model';
import { cicControl } from '../cic-control.ts';
import { ask } from '../reset-stack.ts';
import type { Addresses } from '../stack-process.ts';
import type { Pressed } from './hops.ts';
import { followViews } from './view-stream.ts';

/** Presses before the first that counts: both sides compile what they run often. */
export const warmUp = 20;

/** Holds and retrieves one call as the page does, over HTTP and the agent's stream, without a page; the stack is as at its beginning. */
export async function pressWithoutBrowser(stack: Addresses, presses: number): Promise<readonly Pressed[]> {
  const agent = `${stack.sap}/agents/agent1`;
  const command = (name: string, more: object = {}) =>
    ask('POST', `${agent}/commands`, { command: name, ...more });
  await ask('POST', `${agent}/log-on`, {});
  const views = await followViews(`${agent}/stream`);
  const untilItemIs = (state: string) =>
    views.until((view: AgentView) => view.sessions[0]?.item?.state === state);
  try {
    const alerting = untilItemIs('alerting');
    await cicControl(stack.cicControl).place({ to: { user: 'agent1' }, from: '+496227747474' });
    await alerting;
    const connected = untilItemIs('connected');
    await command('accept');
    await connected;

    const counted: Pressed[] = [];
    for (let press = 0; press < warmUp + presses; press += 1) {
      const [name, state] =
        press % 2 === 0 ? (['hold', 'held'] as const) : (['retrieve', 'connected'] as const);
      const began = performance.now();
      const seen = untilItemIs(state);
      const answered = command(name);
      await seen;
      if (press >= warmUp) counted.push({ began: sinceEpoch(began), ended: sinceEpoch(performance.now()) });
      await answered;
    }
    return counted;
  } finally {
    views.close();
  }
}

const sinceEpoch = (time: number): number => performance.timeOrigin + time;
