import type { AgentDesktop } from './agent-desktop.ts';
import type { CicControl } from './cic-control.ts';

/** Records by hand at the desk how an agent logs on, takes a call and holds it. */
export async function recordHeldCall(agent: AgentDesktop, cic: CicControl): Promise<void> {
  await agent.open();
  await agent.openDesk('Scenarios');
  await agent.desk.getByRole('button', { name: 'Record', exact: true }).click();
  await agent.client.getByRole('button', { name: 'Log On', exact: true }).click();
  await agent.becomeReady();
  await cic.place({ to: { workgroup: 'Sales' }, from: '+496227747474' });
  await agent.press('Accept');
  await agent.expectCall('Connected');
  await agent.press('Hold');
  await agent.expectCall('On hold');
  await agent.desk.getByRole('button', { name: 'Stop recording' }).click();
}
