import type { AgentLogIn } from '../core/agent-credentials.ts';
import { BridgeError } from '../core/bridge-error.ts';

// Options that a peer lets follow: phone, mail and chat sessions (ici.md 10.1). CIC itself decides on these.
const options = /^p?(?:m[2-6]?)?(?:c[2-5]?)?$/i;

/**
 * Reads the log-in from SAP's work-center field: `password;station`, or `agent;password;station` where the first
 * part is the agent's own name (ici.md 10.1, types 1 and 0). `undefined` where the field is empty.
 * @throws BridgeError `loginFailed` where it has another form.
 */
export function parseWorkcenterLogin(userId: string, field: string | undefined): AgentLogIn | undefined {
  if (field === undefined || field.trim() === '') return undefined;
  const parts = field.split(';');
  const own = parts.length > 2 && parts[0]?.trim() === userId ? parts.slice(1) : parts;
  const [password, station, extra, ...more] = own;
  const isExtraKnown = extra === undefined || options.test(extra.trim());
  if (!password || station === undefined || !isExtraKnown || more.length > 0) {
    throw new BridgeError(
      'loginFailed',
      `Failed to read the work center of ${userId}: it is neither "password;station" nor "${userId};password;station". Correct the work center in SAP's log-on dialog.`,
    );
  }
  return station.trim() === '' ? { password } : { password, station: station.trim() };
}
