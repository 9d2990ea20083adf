import { failure } from './failure.ts';
import type { IcwsReply } from './reply.ts';

/** One server of a pair, or the only one there is. */
export interface Host {
  /** `icServer`, and what users are logged in at. */
  readonly name: string;
  /** Address as `alternateHostList` gives it; clients keep scheme and port where it has none. */
  address: string;
  /** Only the active one takes logins. */
  isActive: boolean;
  /** The other server of the pair. */
  partner: Host | undefined;
}

export function alternateHostsOf(host: Host): readonly string[] {
  return host.partner ? [host.partner.address] : [];
}

/** `switchoverStatus`: the active server counts as the primary one (icws.md 3.6). */
export function switchoverStatus(host: Host): Readonly<Record<string, unknown>> {
  const { partner } = host;
  if (!partner) return { isSwitchoverActive: false, primaryHost: host.address };
  const [primary, backup] = host.isActive ? [host, partner] : [partner, host];
  return {
    isSwitchoverActive: true,
    primaryHost: primary.address,
    backupHost: backup.address,
    isBackupICStopping: false,
    isBackupICStarting: false,
    isManualSwitchOnly: false,
    backupState: 0,
    backupVersion: '22.2.0.330',
    subsystemsDown: [],
  };
}

/** What a server that takes no logins answers, whoever asks (icws.md 3.2). */
export function notAccepting(host: Host): IcwsReply {
  const { body, ...reply } = failure(
    503,
    'error.server.notAcceptingConnections',
    'This Session Manager is not currently accepting connections.',
  );
  return { ...reply, body: { ...body, alternateHostList: alternateHostsOf(host) } };
}
