import type { AgentRules } from '../core/agent.ts';
import type { AgentCredentials } from '../core/agent-credentials.ts';
import { BridgeError } from '../core/bridge-error.ts';
import type { AgentLogOn, Cic } from '../core/cic-port.ts';
import { unknownUser } from '../core/user-names.ts';

/** Who logs on, and what SAP said of where and how. */
export interface LogOnRequest {
  readonly userId: string;
  readonly workcenterId: string | undefined;
  readonly language: string | undefined;
}

/** Where the rest of a log-on comes from. */
export interface LogOnSources {
  readonly cic: Pick<Cic, 'readStatus'>;
  readonly credentials: AgentCredentials;
  readonly rules: Pick<AgentRules, 'workWithoutPassword'>;
}

/** How an agent logs on to CIC. Rejects with `loginFailed`, `unknownUser`, or what the credentials say. */
export async function findLogOn(request: LogOnRequest, sources: LogOnSources): Promise<AgentLogOn> {
  const { userId, workcenterId, language } = request;
  const found = await sources.credentials.find(userId, workcenterId);
  if (found) return { userId, password: found.password, station: found.station, language };
  // Handlers on the CIC server act for the agent (G26); the work center can only be a station then.
  if (sources.rules.workWithoutPassword)
    return { userId, password: undefined, station: workcenterId, language };
  await refuseUnknown(userId, sources.cic);
  throw new BridgeError(
    'loginFailed',
    `Failed to log ${userId} on to CIC: no password is known. Put it into the work center or the credentials that the configuration names.`,
    { details: { reason: 'noPassword' } },
  );
}

/** Whom CIC does not know, or spells otherwise, no password would help (G22). */
async function refuseUnknown(userId: string, cic: LogOnSources['cic']): Promise<void> {
  try {
    if (await cic.readStatus(userId)) return;
  } catch (error) {
    if (error instanceof BridgeError && error.code === 'unknownUser') throw error;
    // CIC is away, or does not say: what is certain is told.
    return;
  }
  throw unknownUser(`log ${userId} on to CIC`, userId);
}
