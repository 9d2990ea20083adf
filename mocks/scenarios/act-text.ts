import type { PatternWriter } from './pattern-text.ts';
import type { Step } from './scenario.ts';
import type { StepWords } from './step-words.ts';

type ActStep = Extract<Step, { readonly do: 'cic' | 'sap' }>;
type Fields = Readonly<Record<string, unknown>>;

/** Writes what the developer does at the mock CIC or the mock SAP, by its path; the path itself where no words are known. */
export function actWriter(words: StepWords, { aliasText, valueText }: PatternWriter) {
  function cicText(path: string, fields: Fields): string | undefined {
    const [, userId, action] = /^\/users\/([^/]+)\/(\w+)$/.exec(path) ?? [];
    if (userId && action === 'status') return words.statusGiven(userId, valueText(fields.statusId));
    if (path === '/switchover') return words.switchesOver;
    if (path === '/connections/drop') return words.dropsAll;
    const [, kinds, id, isRemoved] = /^\/configuration\/(\w+)\/([^/]+)(\/remove)?$/.exec(path) ?? [];
    if (!kinds || !id) return undefined;
    const kind = kinds.replace(/s$/, '');
    return isRemoved
      ? words.removed(kind, id)
      : words.nowHas(kind, id, valueText(fields.properties ?? fields));
  }

  function sapText(path: string, fields: Fields): string | undefined {
    const [, userId] = /^\/agents\/([^/]+)\/ping$/.exec(path) ?? [];
    if (userId) return words.alive(userId);
    switch (path) {
      case '/wire/faults':
        return faultsText(fields);
      case '/settings':
        return settingsText(fields);
      case '/action-items':
        return words.workRouted(valueText(fields.title));
      default:
        return undefined;
    }
  }

  function faultsText({ rules }: Fields): string | undefined {
    if (!Array.isArray(rules)) return undefined;
    if (rules.length === 0) return words.linksSound;
    const each = (rules as readonly Fields[]).map(({ link, fault, name, status }) =>
      [
        `${words.links[String(link)] ?? String(link)}:`,
        words.faults[String(fault)] ?? fault,
        status,
        name && words.where(String(name)),
      ]
        .filter(Boolean)
        .join(' '),
    );
    return words.faultOn(each.join('; '));
  }

  /** Only what differs from SAP as shipped. */
  function settingsText({ eventAnswer, heartbeatLag, deadBrowsers, atSessionLimit }: Fields): string {
    const { kind, status, delay } = (eventAnswer ?? {}) as Fields;
    const said = [
      kind === 'slow' && words.sap.slow(delay),
      kind === 'refused' && words.sap.refuses(status),
      kind === 'reset' && words.sap.resets,
      Number(heartbeatLag) > 0 && words.sap.heartbeat(Number(heartbeatLag) / 1_000),
      Array.isArray(deadBrowsers) && deadBrowsers.length > 0 && words.sap.dead(valueText(deadBrowsers)),
      atSessionLimit === 'reject' && words.sap.rejectsSeventh,
    ].filter(Boolean);
    return said.length === 0 ? words.sap.usual : `SAP ${said.join(', ')}`;
  }

  return ({ do: part, method = 'POST', path, body }: ActStep): string => {
    const fields = (body ?? {}) as Fields;
    const known = part === 'cic' ? cicText(path, fields) : sapText(path, fields);
    if (known !== undefined) return known;
    return `${part === 'cic' ? 'CIC' : 'SAP'}: ${method} ${aliasText(path)}${body === undefined ? '' : `: ${valueText(body)}`}`;
  };
}
