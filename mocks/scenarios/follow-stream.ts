export interface FollowedStream {
  close(): void;
}

/**
 * Follows a stream of Server-Sent Events; `onData` gets the data of each message. Resolves once the stream stands,
 * rejects where it cannot be opened. A stream that ends says nothing more.
 */
export async function followStream(url: string, onData: (data: string) => void): Promise<FollowedStream> {
  const abort = new AbortController();
  const response = await fetch(url, { headers: { accept: 'text/event-stream' }, signal: abort.signal });
  if (!response.ok || !response.body) {
    abort.abort();
    throw new Error(
      `Failed to follow ${url}: status ${response.status}. Check the address and the name in it.`,
    );
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const read = async () => {
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = block
          .split('\n')
          .filter((line) => line.startsWith('data:'))
          .map((line) => line.slice(5).trimStart());
        if (data.length > 0) onData(data.join('\n'));
      }
    }
  };
  // Closing it, or the end of the server, rejects the pending read: then nobody waits for it any more.
  read().catch(() => undefined);
  return { close: () => abort.abort() };
}
