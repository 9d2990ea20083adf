import type { RecordedMessage } from './recorded-message.ts';

const head = ['USER_ID', 'TIMESTAMP_CREATE', 'COUNTER', 'TIMESTAMP', 'TYPE', 'TRACE_UNIT'];

/**
 * Reads a table in the columns of SAP's `CRM_ICI_TRACES`, tabs between them; `undefined` where it is none. The
 * table does not say which way a message went: an answer is known by its element, and belongs to the first open
 * request of its user and name.
 */
export function readTraceTable(text: string): readonly RecordedMessage[] | undefined {
  const [first = '', ...lines] = text.split(/\r?\n/);
  const columns = first.split('\t').map((name) => name.trim().toUpperCase());
  if (!head.every((name) => columns.includes(name))) return undefined;
  const at = (cells: readonly string[], name: string) => cells[columns.indexOf(name)] ?? '';
  const messages: (RecordedMessage & { readonly user: string; readonly name: string })[] = [];
  for (const [index, line] of lines.entries()) {
    const cells = line.split('\t');
    const payload = at(cells, 'TRACE_UNIT');
    const user = at(cells, 'USER_ID');
    const begin = momentOf(at(cells, 'TIMESTAMP')) ?? index + 1;
    const name = nameIn(payload);
    const isOpen = (message: (typeof messages)[number]) =>
      message.user === user && message.response === undefined;
    if (name !== undefined && name !== 'Fault' && !name.endsWith('Response')) {
      messages.push({
        position: index + 1,
        direction: 'SAP → bridge',
        request: payload,
        begin,
        end: Number.POSITIVE_INFINITY,
        user,
        name,
      });
      continue;
    }
    const asked = name?.replace(/Response$/, '');
    const open =
      name === undefined || name === 'Fault'
        ? messages.findIndex(isOpen)
        : messages.findIndex((message) => isOpen(message) && message.name === asked);
    const request = messages[open];
    if (request === undefined) continue;
    const http = /^HTTP\D*(\d{3})/.exec(payload)?.[1];
    const status = http ? Number(http) : name === 'Fault' ? 500 : 200;
    messages[open] = {
      ...request,
      // A row of type E says why nobody answered.
      response: at(cells, 'TYPE') === 'E' ? { status: 0, body: '' } : { status, body: soapOf(payload) },
      end: begin,
    };
  }
  return messages.map(({ user: _, name: __, ...message }) => message);
}

function soapOf(payload: string): string {
  return nameIn(payload) === undefined ? '' : payload;
}

/** Of the first element in the Body, without its prefix. */
function nameIn(payload: string): string | undefined {
  return /<(?:[\w.-]+:)?Body[^>]*>\s*<(?:[\w.-]+:)?([\w.-]+)/.exec(payload)?.[1];
}

/** `20260314090012.345`, UTC. */
function momentOf(timestamp: string): number | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d(?:\.\d+)?)$/.exec(timestamp.trim()) ?? [];
  if (year === undefined) return undefined;
  return (
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)) +
    Number(second) * 1_000
  );
}
