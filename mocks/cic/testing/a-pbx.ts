import { VirtualClock } from '@switchhook/bridge/clock';
import { type LivePbx, runPbx } from '../live-pbx.ts';
import { attributesOf } from '../pbx/attributes.ts';
import type { PbxChange } from '../pbx/change.ts';
import { closeConnection, connectStation, openConnection } from '../pbx/commands/connections.ts';
import { setStatus } from '../pbx/commands/set-status.ts';
import { demoWorld } from '../pbx/demo-world.ts';
import type { Interaction } from '../pbx/interaction.ts';
import { createPbx } from '../pbx/pbx.ts';
import { isRefusal, type Refusal } from '../pbx/refusal.ts';
import { defaultPbxSettings, type PbxSettings } from '../pbx/settings.ts';
import type { User } from '../pbx/user.ts';

export interface TestPbx {
  readonly clock: VirtualClock;
  readonly pbx: LivePbx;
  /** Every change since the start. */
  readonly changes: PbxChange[];
  /** The session of an agent is named after the agent. */
  logOn(userId: string, statusId?: string): void;
  logOff(userId: string): void;
  user(userId: string): User;
  interaction(id: string): Interaction;
  attribute(id: string, name: string): string | undefined;
}

/** The demo world under a virtual clock. */
export function aPbx(settings: Partial<PbxSettings> = {}): TestPbx {
  const clock = new VirtualClock();
  let lastId = 3_001_000_000;
  const model = createPbx({
    world: demoWorld(),
    settings: { ...defaultPbxSettings, ...settings },
    now: clock.now(),
    newInteractionId: () => String(++lastId),
  });
  const pbx = runPbx(model, clock);
  const changes: PbxChange[] = [];
  pbx.watch((change) => changes.push(change));
  const interaction = (id: string) => mustExist(pbx.view.interactions.get(id), id);
  return {
    clock,
    pbx,
    changes,
    logOn(userId, statusId = 'Available') {
      const station = pbx.directory.user(userId)?.defaultStation ?? '';
      pbx.act((step) =>
        openConnection(step, { sessionId: userId, userId, applicationName: 'test', machineName: 'here' }),
      );
      pbx.act((step) =>
        connectStation(
          step,
          userId,
          { setting: 'workstation', workstation: station },
          { isReadyForInteractions: true, mediaTypes: undefined },
        ),
      );
      pbx.act((step) => setStatus(step, userId, { statusId }));
    },
    logOff(userId) {
      pbx.act((step) => closeConnection(step, userId));
    },
    user: (userId) => mustExist(pbx.view.users.get(userId), userId),
    interaction,
    attribute: (id, name) => attributesOf(interaction(id), pbx.directory).get(name.toLowerCase())?.value,
  };
}

export function accepted<T>(result: T | Refusal): T {
  if (isRefusal(result)) throw new Error(`Failed to do as the test asked: ${result.message}`);
  return result;
}

function mustExist<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`Failed to find ${id}: it is not in the switch.`);
  return value;
}
