import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '@switchhook/bridge/clock';
import { XmlDocument } from 'libxml2-wasm';
import { schemaProblems } from './soap-schema.ts';

/** SAP's end of the events: takes them all. */
export interface EventSink {
  readonly origin: string;
  /**
   * Resolves once an event came in which the XPath finds something; `t:` stands for the types, `e:` for the
   * events. Rejects after ten seconds.
   */
  until(xpath: string): Promise<void>;
  /** What the schema holds against the events so far. */
  problems(): readonly string[];
  close(): Promise<void>;
}

const longestWaitMs = 10_000;

const namespaces = { t: 'urn:ici:types', e: 'urn:ici:IciEvent' };

export async function startEventSink(): Promise<EventSink> {
  const events: string[] = [];
  const waiting = new Set<() => void>();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    events.push(body);
    response.end();
    for (const look of waiting) look();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });

  function holds(xml: string, xpath: string): boolean {
    const document = XmlDocument.fromString(xml);
    try {
      return document.find(xpath, namespaces).length > 0;
    } finally {
      document.dispose();
    }
  }

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    until: (xpath) =>
      new Promise((resolve, reject) => {
        const finish = (settle: () => void) => {
          waiting.delete(look);
          limit.cancel();
          settle();
        };
        const look = () => {
          if (events.some((event) => holds(event, xpath))) finish(resolve);
        };
        const limit = systemClock.after(longestWaitMs, () => {
          const seen = events.join('\n') || 'none';
          finish(() =>
            reject(new Error(`Failed to wait for ${xpath}: no event has it. Events so far: ${seen}`)),
          );
        });
        waiting.add(look);
        look();
      }),
    problems: () => events.flatMap((xml) => schemaProblems(xml)),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
