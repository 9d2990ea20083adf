import type { AgentView } from '@switchhook/simulator/model';

export interface ViewStream {
  /** Resolves with the first view, from now on, that fits. */
  until(fits: (view: AgentView) => boolean): Promise<AgentView>;
  close(): void;
}

/** Reads an agent's view as the page does, without a page. */
export async function followViews(url: string): Promise<ViewStream> {
  const abort = new AbortController();
  const { body } = await fetch(url, { signal: abort.signal });
  if (!body) throw new Error(`Failed to follow ${url}: the answer has no body. Look at the mock SAP's log.`);
  const waiting = new Set<(view: AgentView) => void>();
  void (async () => {
    let rest = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      const events = (rest + chunk).split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (data) for (const hear of waiting) hear(JSON.parse(data) as AgentView);
      }
    }
  })().catch((error) => {
    if (!abort.signal.aborted) throw error;
  });
  return {
    until: (fits) =>
      new Promise((resolve) => {
        const hear = (view: AgentView) => {
          if (!fits(view)) return;
          waiting.delete(hear);
          resolve(view);
        };
        waiting.add(hear);
      }),
    close: () => abort.abort(),
  };
}
