import { VirtualClock } from '../../clock/index.ts';
import type { Log } from '../../core/log.ts';
import { defaultDialect } from '../dialects/default-dialect.ts';
import { createIciServer, type IciServer, type IciServerOptions } from '../server/ici-server.ts';
import { type Answer, buildHandlers, nothing } from './build-handlers.ts';

export interface LogLine {
  readonly level: keyof Log;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export interface RunningEdge extends AsyncDisposable {
  readonly url: string;
  readonly clock: VirtualClock;
  readonly log: readonly LogLine[];
  readonly server: IciServer;
  /** Posts a body as `text/xml`. */
  post(path: string, body: string | Buffer, headers?: Readonly<Record<string, string>>): Promise<Reply>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

export type EdgeOptions = Partial<Omit<IciServerOptions, 'handlers' | 'log' | 'clock'>> & {
  readonly answer?: Answer;
};

/** A SOAP edge on a free port, with a clock that stands still; it stops at the end of the test. */
export async function startEdge(options: EdgeOptions = {}): Promise<RunningEdge> {
  const { answer = nothing, ...rest } = options;
  const lines: LogLine[] = [];
  const line = (level: keyof Log) => (fields: LogLine['fields'], message: string) => {
    lines.push({ level, fields, message });
  };
  const clock = new VirtualClock();
  const server = createIciServer({
    dialect: defaultDialect,
    ...rest,
    handlers: buildHandlers(answer),
    log: { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') },
    clock,
  });
  const { url } = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    clock,
    log: lines,
    server,
    async post(path, body, headers = {}) {
      const response = await fetch(url + path, {
        method: 'POST',
        headers: { 'Content-Type': 'text/xml; charset=utf-8', ...headers },
        body,
      });
      return { status: response.status, headers: response.headers, body: await response.text() };
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}
