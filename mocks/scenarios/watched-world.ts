import type { AgentView, WireDetail, WireMessage } from '@switchhook/simulator/model';
import { type FollowedStream, followStream } from './follow-stream.ts';
import { askJson, RequestRefused } from './json-client.ts';
import type { ScenarioWorld } from './scenario-world.ts';

/** The newest of everything that a scenario may look at. */
export interface WatchedWorld {
  /** Follows an agent from now on; resolves once their first view is there. */
  follow(userId: string): Promise<void>;
  view(userId: string): AgentView | undefined;
  /** Messages since the watch began, or undefined where nothing is tapped. */
  wire(): readonly WireMessage[] | undefined;
  /** The newest message that was heard of, also before the watch began; undefined where nothing is tapped. */
  lastWire(): number | undefined;
  /** Both bodies of a message in one text. */
  wireText(seq: number): Promise<string>;
  /** Resolves at the next change of anything. */
  changed(): Promise<void>;
  close(): void;
}

/** Begins to watch the wire of a world; agents are followed as they are named. */
export async function watchWorld({ sapApi }: ScenarioWorld): Promise<WatchedWorld> {
  const views = new Map<string, AgentView>();
  const streams: FollowedStream[] = [];
  const texts = new Map<number, string>();
  const wire = new Map<number, WireMessage>();
  let hasWire = true;
  let newest = 0;
  let wake: () => void = () => undefined;
  let next = newTurn();

  function newTurn(): Promise<void> {
    return new Promise((resolve) => {
      wake = resolve;
    });
  }
  function change(): void {
    wake();
    next = newTurn();
  }

  try {
    const last = await lastSeq(sapApi);
    newest = last;
    streams.push(
      await followStream(`${sapApi}/wire/stream?after=${last}`, (data) => {
        const message = JSON.parse(data) as WireMessage;
        if (message.seq <= last) return;
        wire.set(message.seq, message);
        newest = Math.max(newest, message.seq);
        texts.delete(message.seq);
        change();
      }),
    );
  } catch (error) {
    if (!(error instanceof RequestRefused)) throw error;
    hasWire = false;
  }

  const following = new Map<string, Promise<void>>();
  async function open(userId: string): Promise<void> {
    let isFirst: () => void = () => undefined;
    const first = new Promise<void>((resolve) => {
      isFirst = resolve;
    });
    const url = `${sapApi}/agents/${encodeURIComponent(userId)}/stream`;
    streams.push(
      await followStream(url, (data) => {
        views.set(userId, JSON.parse(data) as AgentView);
        isFirst();
        change();
      }),
    );
    await first;
  }

  return {
    follow(userId) {
      const known = following.get(userId) ?? open(userId);
      following.set(userId, known);
      return known;
    },
    view: (userId) => views.get(userId),
    wire: () => (hasWire ? [...wire.values()] : undefined),
    lastWire: () => (hasWire ? newest : undefined),
    async wireText(seq) {
      const known = texts.get(seq);
      if (known !== undefined) return known;
      const { request, response } = (await askJson(`${sapApi}/wire/${seq}`)) as WireDetail;
      const text = `${request.body}\n${response?.body ?? ''}`;
      texts.set(seq, text);
      return text;
    },
    changed: () => next,
    close() {
      for (const stream of streams) stream.close();
    },
  };
}

/** Refused where no tap records. */
async function lastSeq(sapApi: string): Promise<number> {
  const { hasWire } = (await askJson(`${sapApi}/desk`)) as { hasWire: boolean };
  if (!hasWire) throw new RequestRefused(404, 'No wiretap records.');
  let last = 0;
  for (;;) {
    const page = (await askJson(`${sapApi}/wire?after=${last}&limit=1000`)) as readonly WireMessage[];
    const newest = page.at(-1)?.seq;
    if (newest === undefined) return last;
    last = newest;
  }
}
