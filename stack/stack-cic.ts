import {
  type MockCicControl,
  type MockCicOptions,
  startMockCic,
  startMockCicPair,
} from '@switchhook/mocks/cic';

/** The mock CIC of a stack, one server or two. */
export interface StackCic {
  /** Of the first server; its control API speaks for both. */
  readonly url: string;
  /** Every server, the active one first. */
  readonly servers: readonly string[];
  readonly control: MockCicControl;
  close(): Promise<void>;
}

export async function startStackCic(isPair: boolean, options: MockCicOptions): Promise<StackCic> {
  if (!isPair) {
    const cic = await startMockCic(options);
    return { url: cic.url, servers: [cic.url], control: cic, close: cic.close };
  }
  const { host = '127.0.0.1', ...others } = options;
  const pair = await startMockCicPair({ ...others, hosts: [host, host] });
  return {
    url: pair.first.url,
    servers: [pair.first.url, pair.second.url],
    control: pair,
    close: pair.close,
  };
}
