export { createMonitor, type MonitorOptions, type RunningMonitor } from './monitor.ts';
export type { MonitoredAgent } from './monitor-document.ts';
