export { formatTraceEntry, formatTraceRow, traceTableHead } from './format-trace.ts';
export { readTrace, type TraceFilter } from './read-trace.ts';
export { createTrace, type Trace, type TraceSettings } from './trace.ts';
export { parseTraceLine, type TraceEntry } from './trace-entry.ts';
export { readTraceSwitch, switched, type TraceSwitch, writeTraceSwitch } from './trace-switch.ts';
