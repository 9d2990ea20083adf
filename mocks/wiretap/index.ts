export type { LinkFaultKind, LinkFaultPlan, LinkFaultRule } from './link-faults.ts';
export type { RecorderLimits } from './recorder.ts';
export type { Tap, TapOptions } from './tap.ts';
export { wireRoutes } from './wire-routes.ts';
export { startWiretap, type Wiretap, type WiretapOptions } from './wiretap.ts';
