export type { SapAgent } from './agents/sap-agent.ts';
export type { Partner } from './partners/partner.ts';
export type { MockSap, MockSapOptions, SapApiCall } from './start-mock-sap.ts';
export { startMockSap } from './start-mock-sap.ts';
