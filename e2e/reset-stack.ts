import { expect } from '@playwright/test';
import type { AgentView } from '@switchhook/simulator/model';
import type { Addresses } from './stack-process.ts';

const settings = {
  eventAnswer: { kind: 'normal' },
  heartbeatLag: 0,
  atSessionLimit: 'wait',
  confirmsSingleMatch: true,
};

/** Puts a running stack back to its beginning: links healed, real time, nobody logged on, nothing in the switch. */
export async function resetStack({ sap, cicControl }: Addresses): Promise<void> {
  await ask('PUT', `${sap}/wire/faults`, { rules: [] });
  await ask('PUT', `${sap}/clock`, { pace: 1 });
  await ask('PUT', `${sap}/settings`, settings);
  const agents = async () => (await ask('GET', `${sap}/agents`)) as readonly AgentView[];
  for (const { userId, isLoggedOn } of await agents()) {
    if (isLoggedOn) await ask('POST', `${sap}/agents/${userId}/log-off`);
  }
  for (const { userId, messages } of await agents()) {
    for (const { id } of messages) {
      await ask('POST', `${sap}/agents/${userId}/commands`, { command: 'dismissMessage', messageId: id });
    }
  }
  await ask('POST', `${cicControl}/reset`, { sessionsOf: 'agents' });
  await ask('DELETE', `${sap}/wire`);
  const isConnected = async () =>
    ((await ask('GET', `${cicControl}/state`)) as { sessions: number }).sessions > 0;
  await expect.poll(isConnected, { message: 'the bridge is connected to CIC' }).toBe(true);
}

/** Sends JSON and reads the answer; throws where it is a refusal. */
export async function ask(method: string, url: string, body?: unknown): Promise<unknown> {
  const json = body !== undefined && {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(url, { method, ...json });
  const text = await response.text();
  if (!response.ok) throw new Error(`Failed to ${method} ${url}: ${response.status} ${text}.`);
  return text ? JSON.parse(text) : undefined;
}
