import { type Dialect, defaultDialect, dialectStyles, parseDialect } from '../ici/index.ts';
import type { DialectFile } from './fit-dialect.ts';
import { fitDialect } from './fit-dialect.ts';
import type { FitReport } from './fit-report.ts';
import { messageMisfits } from './message-misfits.ts';
import { readTrace, type Trace, type TracedMessage } from './read-trace.ts';
import { tracedModel } from './traced-model.ts';

/** How well one dialect fits a recording. */
export interface DialectFit {
  readonly name: string;
  readonly fitting: number;
  readonly messages: number;
  /** What does not fit, each once, with how often it was met and where first. */
  readonly misfits: readonly { readonly what: string; readonly times: number; readonly first: string }[];
}

export interface TraceReport {
  /** The best first. */
  readonly known: readonly DialectFit[];
  /** A dialect made for the recording, and how well it fits. */
  readonly proposed: { readonly file: DialectFile; readonly fit: DialectFit; readonly report: FitReport };
  readonly unreadable: readonly string[];
}

/** Says which dialects fit recorded SOAP messages, what does not, and proposes one that does. */
export function dialectFromTrace(
  recordings: readonly { readonly file: string; readonly text: string }[],
  name: string,
  dialects: readonly Dialect[] = [],
): TraceReport {
  const traces: readonly Trace[] = recordings.map(({ file, text }) => readTrace(text, file));
  const messages = traces.flatMap((trace) => trace.messages);
  const known = [
    ...dialects.map((dialect) => fitOf(dialect, dialect.name, messages)),
    ...dialectStyles.map((style) => fitOf({ ...defaultDialect, style }, `default, ${style}`, messages)),
  ].sort((one, other) => other.fitting - one.fitting || one.misfits.length - other.misfits.length);
  const { file, report } = fitDialect(tracedModel(messages), name);
  return {
    known,
    proposed: {
      file,
      fit: fitOf(parseDialect(file), name, messages),
      // What the recording does not mention may well be there.
      report: { ...report, unmatched: report.unmatched.filter(({ side }) => side === 'site') },
    },
    unreadable: traces.flatMap((trace) => trace.unreadable),
  };
}

function fitOf(dialect: Dialect, name: string, messages: readonly TracedMessage[]): DialectFit {
  const misfits = new Map<string, { what: string; times: number; first: string }>();
  let fitting = 0;
  for (const message of messages) {
    const found = new Set(messageMisfits(dialect, message));
    if (found.size === 0) fitting += 1;
    for (const what of found) {
      const known = misfits.get(what);
      misfits.set(what, { what, times: (known?.times ?? 0) + 1, first: known?.first ?? message.where });
    }
  }
  return { name, fitting, messages: messages.length, misfits: [...misfits.values()] };
}
