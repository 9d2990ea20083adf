export { formatTraceEntry, formatTraceRow, traceTableHead } from './format-trace.ts';
export { readTrace, type TraceFilter } from './read-trace.ts';
export { createTrace } from './trace.ts';
export { readTraceSwitch, switched, writeTraceSwitch } from './trace-switch.ts';
