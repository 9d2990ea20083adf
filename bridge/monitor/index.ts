export { createMonitor } from './monitor.ts';
export type { MonitoredAgent } from './monitor-document.ts';
