import { BridgeError } from '../core/bridge-error.ts';
import type { ActionRouting } from '../core/cic-port.ts';
import type { CicSystem } from './cic-systems.ts';

/** Action items of several CIC systems: each goes to the system that has its workgroup, and changes follow it there. */
export function joinActionRouting(systems: readonly CicSystem[]): ActionRouting {
  /** Where an item went; forgotten when it leaves. After a restart every system is asked. */
  const systemOfItem = new Map<string, CicSystem>();
  for (const { cic } of systems) {
    if (systems.length > 1)
      cic.actionRouting.onLeft(({ actionItemId }) => void systemOfItem.delete(actionItemId));
  }

  async function systemWith(workgroup: string): Promise<CicSystem> {
    const [only] = systems;
    if (only && systems.length === 1) return only;
    for (const system of systems) {
      const workgroups = await system.cic.directory.workgroups();
      if (workgroups.some((one) => one.workgroup.toLowerCase() === workgroup.toLowerCase())) return system;
    }
    const names = systems.map(({ name }) => name).join(', ');
    const message = `Failed to route to workgroup ${workgroup}: none of ${names} has it. Correct the routing rules.`;
    throw new BridgeError('badAddress', message);
  }

  /** In the system that has it; where that is not known, in the first that knows it. */
  async function change(actionItemId: string, ask: (routing: ActionRouting) => Promise<void>): Promise<void> {
    const known = systemOfItem.get(actionItemId);
    const candidates = known ? [known] : systems;
    let last: unknown;
    for (const { cic } of candidates) {
      try {
        return await ask(cic.actionRouting);
      } catch (error) {
        if (!(error instanceof BridgeError) || error.code !== 'unknownItem') throw error;
        last = error;
      }
    }
    throw last;
  }

  return {
    async route(item) {
      const system = systemOfItem.get(item.actionItemId) ?? (await systemWith(item.workgroup));
      const interactionId = await system.cic.actionRouting.route(item);
      if (systems.length > 1) systemOfItem.set(item.actionItemId, system);
      return interactionId;
    },
    cancel: (id) => change(id, (routing) => routing.cancel(id)),
    update: (id, attributes) => change(id, (routing) => routing.update(id, attributes)),
    onLeft(listener) {
      const stops = systems.map(({ cic }) => cic.actionRouting.onLeft(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    async stateOf(item) {
      const known = systemOfItem.get(item.actionItemId);
      const asked = known ? [known] : systems;
      const states = await Promise.all(asked.map(({ cic }) => cic.actionRouting.stateOf(item)));
      return states.find((state) => state !== 'gone') ?? 'gone';
    },
    onUp(listener) {
      const stops = systems.map(({ cic }) => cic.actionRouting.onUp(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
