import { z } from 'zod';

const traceEntry = z.object({
  userId: z.string(),
  /** When the session began; with the user it names one log-on of an agent. */
  session: z.string(),
  /** ISO 8601, UTC. */
  timestamp: z.string(),
  /** From 1, within the session. */
  counter: z.number(),
  /** `in` from SAP, `out` to SAP. */
  direction: z.enum(['in', 'out']),
  /** One letter, as in CRM_ICI_TRACES: SOAP, HTTP error, exception (ici.md 2.1). */
  type: z.enum(['S', 'H', 'E']),
  /** Such as `IciPhoneCall.hold`; empty where it is not known. */
  operation: z.string(),
  payload: z.string(),
});

/** One line of a trace file, in the shape of SAP's own trace (ici.md 2.1). */
export type TraceEntry = Readonly<z.output<typeof traceEntry>>;

/** Reads one line of a trace file; undefined where it is none, such as the one that a crash cut off. */
export function parseTraceLine(line: string): TraceEntry | undefined {
  try {
    return traceEntry.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** `20260314090000.123`: the form in which SAP writes a time stamp. */
export function sapTimestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/[-:TZ]/g, '');
}
