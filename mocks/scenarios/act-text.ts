import { aliasText, valueText } from './pattern-text.ts';
import type { Step } from './scenario.ts';

type ActStep = Extract<Step, { readonly do: 'cic' | 'sap' }>;
type Fields = Readonly<Record<string, unknown>>;

/** What the developer does at the mock CIC or the mock SAP, by its path; the path itself where no words are known. */
export function actText({ do: part, method = 'POST', path, body }: ActStep): string {
  const fields = (body ?? {}) as Fields;
  const known = part === 'cic' ? cicText(path, fields) : sapText(path, fields);
  if (known !== undefined) return known;
  return `${part === 'cic' ? 'CIC' : 'SAP'}: ${method} ${aliasText(path)}${body === undefined ? '' : `: ${valueText(body)}`}`;
}

function cicText(path: string, fields: Fields): string | undefined {
  const [, userId, action] = /^\/users\/([^/]+)\/(\w+)$/.exec(path) ?? [];
  if (userId && action === 'status') return `CIC gives ${userId} the status ${valueText(fields.statusId)}`;
  if (path === '/switchover') return 'CIC switches over';
  if (path === '/connections/drop') return 'CIC drops all connections';
  const [, kind, id, isRemoved] = /^\/configuration\/(\w+)\/([^/]+)(\/remove)?$/.exec(path) ?? [];
  if (kind && id) {
    const what = `${kind.replace(/s$/, '')} ${id}`;
    return isRemoved
      ? `In CIC ${what} is removed`
      : `In CIC ${what} now has: ${valueText(fields.properties ?? fields)}`;
  }
  return undefined;
}

function sapText(path: string, fields: Fields): string | undefined {
  const [, userId] = /^\/agents\/([^/]+)\/ping$/.exec(path) ?? [];
  if (userId) return `The browser of ${userId} gives a sign of life`;
  switch (path) {
    case '/wire/faults':
      return faultsText(fields);
    case '/settings':
      return settingsText(fields);
    case '/action-items':
      return `SAP has work routed: ${valueText(fields.title)}`;
    default:
      return undefined;
  }
}

function faultsText({ rules }: Fields): string | undefined {
  if (!Array.isArray(rules)) return undefined;
  if (rules.length === 0) return 'All links are sound again';
  const each = (rules as readonly Fields[]).map(({ link, fault, name, status }) =>
    [`${String(link)}:`, fault, status, name && `where ${String(name)}`].filter(Boolean).join(' '),
  );
  return `A fault on the link ${each.join('; ')}`;
}

/** Only what differs from SAP as shipped. */
function settingsText({ eventAnswer, heartbeatLag, deadBrowsers, atSessionLimit }: Fields): string {
  const { kind, status, delay } = (eventAnswer ?? {}) as Fields;
  const said = [
    kind === 'slow' && `answers events after ${String(delay)} ms`,
    kind === 'refused' && `refuses events with ${String(status)}`,
    kind === 'reset' && 'resets the connection of events',
    Number(heartbeatLag) > 0 && `wants a sign of life every ${Number(heartbeatLag) / 1_000} s`,
    Array.isArray(deadBrowsers) &&
      deadBrowsers.length > 0 &&
      `hears no browser of ${valueText(deadBrowsers)}`,
    atSessionLimit === 'reject' && 'rejects the seventh contact',
  ].filter(Boolean);
  return said.length === 0 ? 'SAP behaves as usual' : `SAP ${said.join(', ')}`;
}
