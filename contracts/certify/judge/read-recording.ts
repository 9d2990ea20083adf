import { z } from 'zod';
import { statusesIn } from './cic-statuses.ts';
import { readTraceTable } from './read-trace-table.ts';
import type { ReadRecording, RecordedMessage } from './recorded-message.ts';

const wireDetail = z.object({
  seq: z.number(),
  link: z.string(),
  kind: z.string().optional(),
  at: z.number(),
  durationMs: z.number().optional(),
  status: z.number().optional(),
  request: z.object({ body: z.string() }),
  response: z.object({ body: z.string() }).optional(),
});

const har = z.object({
  log: z.object({
    entries: z.array(
      z.object({
        startedDateTime: z.string(),
        time: z.number().default(0),
        request: z.object({ postData: z.object({ text: z.string().default('') }).optional() }),
        response: z.object({
          status: z.number(),
          content: z.object({ text: z.string().default(''), encoding: z.string().optional() }),
        }),
      }),
    ),
  }),
});

const traceLine = z.object({
  userId: z.string(),
  session: z.string(),
  counter: z.number(),
  direction: z.enum(['in', 'out']),
  type: z.enum(['S', 'H', 'E']),
  operation: z.string(),
  payload: z.string(),
});
type TraceLine = z.output<typeof traceLine>;

/**
 * Reads a recording: messages of the wiretap as a JSON array or JSON lines, a certification's results, a HAR, or an
 * exported trace as JSON lines or table (`docs/traces.md`). What is no ICI message is left out.
 */
export function readRecording(text: string): ReadRecording {
  const table = readTraceTable(text);
  if (table) return { kind: 'read', messages: table };
  const values = jsonOf(text);
  if (values === undefined) return { kind: 'unreadable', why: 'it is neither JSON nor JSON lines' };
  const [first] = values;
  if (values.length === 1 && har.safeParse(first).success) return fromHar(har.parse(first));
  const details = values.flatMap((value) => wireDetail.safeParse(value).data ?? []);
  if (details.length > 0) {
    const messages = details
      .filter(({ link, kind }) => link !== 'bridge → CIC' && kind !== 'streamed')
      .sort((a, b) => a.seq - b.seq)
      .filter(({ request }) => isSoap(request.body))
      .map(
        (detail): RecordedMessage => ({
          position: detail.seq,
          direction: detail.link === 'bridge → SAP' ? 'bridge → SAP' : 'SAP → bridge',
          request: detail.request.body,
          ...(detail.status === undefined
            ? {}
            : { response: { status: detail.status, body: detail.response?.body ?? '' } }),
          begin: detail.at,
          end: detail.status === undefined ? Number.POSITIVE_INFINITY : detail.at + (detail.durationMs ?? 0),
        }),
      );
    const statuses = details
      .filter(({ link }) => link === 'bridge → CIC')
      .sort((a, b) => a.seq - b.seq)
      .flatMap(({ seq, at, response }) => statusesIn(seq, at, response?.body ?? ''));
    return { kind: 'read', messages, statuses };
  }
  const lines = values.flatMap((value) => traceLine.safeParse(value).data ?? []);
  if (lines.length > 0) return { kind: 'read', messages: fromTrace(lines) };
  return { kind: 'unreadable', why: 'it holds no messages of the wiretap, no HAR and no trace' };
}

/** A last line that a crash cut off is left out, as everything that is no JSON. */
function jsonOf(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [value];
  } catch {
    const values = text.split('\n').flatMap((line) => {
      try {
        return line.trim() === '' ? [] : [JSON.parse(line) as unknown];
      } catch {
        return [];
      }
    });
    return values.length > 0 ? values : undefined;
  }
}

function fromHar({ log }: z.output<typeof har>): ReadRecording {
  const messages = log.entries
    .filter(({ request }) => isSoap(request.postData?.text ?? ''))
    .map((entry, index): RecordedMessage => {
      const { text, encoding } = entry.response.content;
      const request = entry.request.postData?.text ?? '';
      const begin = Date.parse(entry.startedDateTime);
      return {
        position: index + 1,
        direction: /IciEvent/.test(request) ? 'bridge → SAP' : 'SAP → bridge',
        request,
        response: {
          status: entry.response.status,
          body: encoding === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text,
        },
        begin,
        end: begin + Math.max(0, entry.time),
      };
    });
  return { kind: 'read', messages };
}

/** Requests and answers are lines of their own: an answer belongs to the first open request like it. */
function fromTrace(lines: readonly TraceLine[]): readonly RecordedMessage[] {
  const messages: (RecordedMessage & { readonly key: string })[] = [];
  for (const [index, line] of lines.entries()) {
    const isEvent = line.operation.startsWith('IciEvent.');
    const key = `${line.userId} ${line.operation}`;
    const begin = index + 1;
    if (line.type === 'S' && isEvent === (line.direction === 'out') && isSoap(line.payload)) {
      messages.push({
        position: begin,
        direction: isEvent ? 'bridge → SAP' : 'SAP → bridge',
        request: line.payload,
        begin,
        end: Number.POSITIVE_INFINITY,
        key,
      });
      continue;
    }
    const open = messages.findIndex((message) => message.key === key && message.response === undefined);
    const asked = messages[open];
    if (asked === undefined) continue;
    const status = line.type === 'S' ? (/<(?:[\w.-]+:)?Fault[\s>]/.test(line.payload) ? 500 : 200) : 0;
    const http = /^HTTP\D*(\d{3})/.exec(line.payload)?.[1];
    messages[open] = {
      ...asked,
      response: {
        status: http ? Number(http) : status || 500,
        body: line.type === 'S' ? line.payload : '',
      },
      end: begin,
    };
  }
  return messages.map(({ key: _, ...message }) => message);
}

function isSoap(text: string): boolean {
  return /<(?:[\w.-]+:)?Envelope[\s>]/.test(text);
}
