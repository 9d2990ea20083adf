export { connectCic } from './connect-cic.ts';
export type { ConnectCicOptions, IcwsTimeouts, Transport } from './settings.ts';
