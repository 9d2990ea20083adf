import { type BridgeConfig, localizedWorkModes, serviceFlagsOf } from './config/index.ts';
import type { AgentRules } from './core/agent.ts';
import type { Cic } from './core/cic-port.ts';

/** How agents are treated by a configuration; names and texts of statuses are those that CIC has at the time. */
export function rulesOf(config: BridgeConfig, cic: Cic): AgentRules {
  const { ici } = config;
  return {
    workModes: localizedWorkModes(config.workModes, () => cic.statusMessages),
    workModesFrom: (messages) => localizedWorkModes(config.workModes, () => messages),
    attachedDataFields: config.attributes.attachedData,
    rejectWorkMode: ici.rejectWorkMode,
    loginWorkMode: ici.loginWorkMode,
    flags: serviceFlagsOf(config.flags),
    maxRejects: ici.maxRejects,
    overflowWorkgroup: ici.overflowWorkgroup,
    workWithoutPassword: config.credentials.kind === 'none',
    wrapUpStatus: ici.wrapUpStatus,
    supervisors: ici.supervisors,
    linkTexts: { down: ici.serverDownText, reconnecting: ici.reconnectText },
    stationLostText: ici.stationLostText,
  };
}
