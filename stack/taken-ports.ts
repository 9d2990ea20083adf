import { once } from 'node:events';
import { createServer } from 'node:net';

/** Which of these ports something else listens on; 0 stands for any free one and never is. */
export async function takenPorts(
  host: string,
  ports: Readonly<Record<string, number>>,
): Promise<readonly string[]> {
  const checked = await Promise.all(
    Object.entries(ports).map(async ([name, port]) =>
      port === 0 || (await isFree(host, port)) ? [] : [`${port} (${name})`],
    ),
  );
  return checked.flat();
}

async function isFree(host: string, port: number): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(port, host), 'listening');
    return true;
  } catch (error) {
    // Any other error, such as a port that only root may open, is the part's own to report.
    return (error as NodeJS.ErrnoException).code !== 'EADDRINUSE';
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
