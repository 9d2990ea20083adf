import type {
  CatalogueEntry,
  ClockView,
  ExportKind,
  JournalEntry,
  PastViews,
  PlayView,
  Recorded,
  RecordingView,
  ScenarioCheck,
  ScenarioEntry,
  Surroundings,
} from '../desk-model.ts';
import type { NumberTrace, SapSettings } from '../model.ts';
import { type Outcome, outcomeOf } from '../webclient/outcome.ts';
import type { PageClock } from '../webclient/page-clock.ts';
import type { LinkFaultPlan } from './desk-ask-event.ts';

/** The plan of faults and how often each rule has struck. */
export interface LinkFaultReport extends LinkFaultPlan {
  readonly strikes: readonly { readonly rule: number }[];
}

function ask<Answer>(method: string, path: string, body?: unknown): Promise<Outcome<Answer>> {
  const given =
    body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return outcomeOf<Answer>(fetch(`/api${path}`, { method, ...given }));
}

/** The routes for developers beside the mock SAP's own. */
export const deskApi = {
  surroundings: () => ask<Surroundings>('GET', '/surroundings'),
  scenarios: () => ask<readonly ScenarioEntry[]>('GET', '/scenarios'),
  scenario: (name: string) => ask<object>('GET', `/scenarios/${encodeURIComponent(name)}`),
  check: (scenario: unknown) => ask<ScenarioCheck>('POST', '/scenarios/check', scenario),
  save: (name: string, scenario: unknown) =>
    ask<ScenarioEntry>('PUT', `/scenarios/${encodeURIComponent(name)}`, scenario),
  remove: (name: string) => ask('DELETE', `/scenarios/${encodeURIComponent(name)}`),
  write: (to: ExportKind, scenario: unknown) =>
    ask<{ readonly text: string }>('POST', `/scenarios/export/${to}`, scenario),
  play: (what: { readonly name: string } | { readonly scenario: unknown }) =>
    ask<PlayView>('POST', '/plays', what),
  stopPlay: () => ask('DELETE', '/plays/current'),
  recording: () => ask<RecordingView>('GET', '/recording'),
  startRecording: () => ask<RecordingView>('POST', '/recording', {}),
  stopRecording: (title: string) => ask<Recorded>('DELETE', `/recording?title=${encodeURIComponent(title)}`),
  catalogue: () => ask<readonly CatalogueEntry[]>('GET', '/catalogue'),
  searchWire: (text: string) =>
    ask<readonly number[]>('GET', `/wire/search?text=${encodeURIComponent(text)}`),
  clock: () => ask<ClockView>('GET', '/clock'),
  setPace: (pace: number) => ask<ClockView>('PUT', '/clock', { pace }),
  advance: (ms: number | 'next') =>
    ask<ClockView>('POST', '/clock/advance', ms === 'next' ? { to: 'next' } : { ms }),
  viewsAt: (seq: number) => ask<PastViews>('GET', `/journal/${seq}/views`),
  faults: () => ask<LinkFaultReport>('GET', '/wire/faults'),
  planFaults: (plan: LinkFaultPlan) => ask<LinkFaultReport>('PUT', '/wire/faults', plan),
  settings: () => ask<SapSettings>('GET', '/settings'),
  changeSettings: (settings: SapSettings) => ask<SapSettings>('PUT', '/settings', settings),
  traceNumber: (address: string) =>
    ask<NumberTrace>('GET', `/number-trace?address=${encodeURIComponent(address)}`),
  actionItem: (item: object) => ask('POST', '/action-items', item),
};

const retryMs = 1_000;

/** Follows a stream of events; a lost one is opened again. */
export function followEvents<Data>(options: {
  readonly url: () => string;
  readonly name: string;
  readonly clock: PageClock;
  readonly onData: (data: Data) => void;
}): () => void {
  let stream: EventSource;
  let callOffRetry: (() => void) | undefined;
  const open = (): void => {
    stream = new EventSource(options.url());
    stream.addEventListener(options.name, (event: MessageEvent<string>) =>
      options.onData(JSON.parse(event.data) as Data),
    );
    stream.onerror = () => {
      stream.close();
      callOffRetry = options.clock.after(retryMs, open);
    };
  };
  open();
  return () => {
    callOffRetry?.();
    stream.close();
  };
}

/** Follows the journal from its first kept entry; one batch per drawn frame at most. */
export function followJournal(
  clock: PageClock,
  onEntries: (entries: readonly JournalEntry[]) => void,
): () => void {
  let lastSeq = 0;
  let waiting: JournalEntry[] = [];
  return followEvents<JournalEntry>({
    url: () => `/api/journal/stream?after=${lastSeq}`,
    name: 'entry',
    clock,
    onData(entry) {
      lastSeq = Math.max(lastSeq, entry.seq);
      if (waiting.push(entry) > 1) return;
      requestAnimationFrame(() => {
        const batch = waiting;
        waiting = [];
        onEntries(batch);
      });
    },
  });
}
