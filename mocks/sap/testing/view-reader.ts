import type { AgentView } from '@switchhook/simulator/model';

/** Reads the views of an agent's stream one after the other. */
export interface ViewReader {
  readonly response: Response;
  next(): Promise<AgentView>;
  /** The first view from now on that `isWanted` accepts. */
  until(isWanted: (view: AgentView) => boolean): Promise<AgentView>;
  /** The first chunk that is no view, such as a ping. */
  nextComment(): Promise<string>;
  /** Resolves once the server has ended the stream. */
  ended(): Promise<void>;
  close(): Promise<void>;
}

export async function readViews(url: string): Promise<ViewReader> {
  const response = await fetch(url);
  if (!response.body) throw new Error(`Failed to open ${url}: the answer has no body. Ask for a stream.`);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = '';

  async function nextBlock(): Promise<string | undefined> {
    for (let end = rest.indexOf('\n\n'); ; end = rest.indexOf('\n\n')) {
      if (end >= 0) {
        const block = rest.slice(0, end);
        rest = rest.slice(end + 2);
        return block;
      }
      const { done, value } = await reader.read();
      if (done) return undefined;
      rest += decoder.decode(value, { stream: true });
    }
  }

  async function nextWhere(isWanted: (block: string) => boolean): Promise<string> {
    for (;;) {
      const block = await nextBlock();
      if (block === undefined) throw new Error('Failed to read the stream: it ended. Ask for less.');
      if (isWanted(block)) return block;
    }
  }

  async function next(): Promise<AgentView> {
    const block = await nextWhere((other) => other.startsWith('event: view\ndata: '));
    return JSON.parse(block.slice('event: view\ndata: '.length)) as AgentView;
  }

  return {
    response,
    next,
    async until(isWanted) {
      for (;;) {
        const view = await next();
        if (isWanted(view)) return view;
      }
    },
    nextComment: () => nextWhere((block) => block.startsWith(':')),
    async ended() {
      while ((await nextBlock()) !== undefined);
    },
    close: () => reader.cancel(),
  };
}
