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
  /** Tells under which URLs the bridge reaches the servers, in their order: they name each other to it. */
  announce(urls: readonly string[]): void;
  close(): Promise<void>;
}

export async function startStackCic(isPair: boolean, options: MockCicOptions): Promise<StackCic> {
  if (!isPair) {
    const cic = await startMockCic(options);
    return { url: cic.url, servers: [cic.url], control: cic, announce() {}, close: cic.close };
  }
  const { host = '127.0.0.1', ...others } = options;
  const pair = await startMockCicPair({ ...others, hosts: [host, host] });
  return {
    url: pair.first.url,
    servers: [pair.first.url, pair.second.url],
    control: pair,
    announce(urls) {
      const [first = '', second = ''] = urls.map((url) => new URL(url).host);
      pair.announce(first, second);
    },
    close: pair.close,
  };
}
