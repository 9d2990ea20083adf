import type { JournalEntry, PlayView } from '../desk-model.ts';
import { text } from '../text.ts';
import type { Outcome } from '../webclient/outcome.ts';
import type { PageClock } from '../webclient/page-clock.ts';
import { deskApi, followEvents, followJournal } from './desk-api.ts';
import type { DeskAsk, DeskAskEvent } from './desk-ask-event.ts';
import {
  type CicControl,
  cicControl,
  clearWire,
  followWire,
  readDesk,
  readPartners,
  readWireDetail,
} from './desk-connection.ts';
import { type DeskState, emptyDesk } from './desk-state.ts';
import { deskText } from './desk-text.ts';
import type { CallRequest, PlaceCallEvent } from './place-call-event.ts';
import type { RemoteActionEvent } from './remote-action-event.ts';
import { scenarioInHash } from './share-scenario.ts';
import type { OpenMessageEvent } from './wire-event.ts';
import { mergeWire } from './wire-log.ts';

const pollMs = 1_000;
const journalKept = 20_000;

/** What the desk shows, kept up to date, and what its elements ask for, carried out. */
export interface DeskRoom {
  readonly state: () => DeskState;
  readonly onAsk: (event: DeskAskEvent) => void;
  readonly onPlaceCall: (event: PlaceCallEvent) => Promise<void>;
  readonly onRemoteAction: (event: RemoteActionEvent) => Promise<void>;
  readonly onOpenMessage: (event: OpenMessageEvent) => Promise<void>;
  readonly onClearWire: () => Promise<void>;
}

interface DeskRoomOptions {
  readonly clock: PageClock;
  readonly onChange: () => void;
  /** On whose behalf work is routed. */
  readonly agentId: () => string | undefined;
  /** Tells the agent's page what the desk cannot show. */
  readonly notice: (why: string) => void;
}

export function createDeskRoom({ clock, onChange, agentId, notice }: DeskRoomOptions): DeskRoom {
  let state: DeskState = emptyDesk;
  let control: CicControl | undefined;
  let checks = 0;
  let looks = 0;

  const update = (change: Partial<DeskState>): void => {
    state = { ...state, ...change };
    onChange();
  };

  /** Takes an answer over, or says why there is none. */
  async function take<Answer>(
    asked: Promise<Outcome<Answer>>,
    onAnswer: (answer: Answer) => Partial<DeskState>,
  ): Promise<void> {
    const outcome = await asked;
    update(outcome.isDone ? { ...onAnswer(outcome.answer), trouble: undefined } : { trouble: outcome.why });
  }

  const refreshActive = async (): Promise<void> => {
    const outcome = await control?.active();
    if (outcome?.isDone) update({ interactions: outcome.answer, cicTrouble: undefined });
    else if (outcome) update({ cicTrouble: outcome.why });
  };
  const refreshScenarios = () => take(deskApi.scenarios(), (scenarios) => ({ scenarios }));

  const poll = async (): Promise<void> => {
    if (!document.hidden) {
      await refreshActive();
      if (state.surroundings?.hasClock) await take(deskApi.clock(), (each) => ({ clock: each }));
      if (state.faults && state.faults.rules.length > 0)
        await take(deskApi.faults(), (faults) => ({ faults }));
    }
    clock.after(pollMs, () => void poll());
  };

  const onEntries = (entries: readonly JournalEntry[]): void => {
    const bySeq = new Map(state.journal.map((entry) => [entry.seq, entry]));
    for (const entry of entries) bySeq.set(entry.seq, entry);
    update({ journal: [...bySeq.values()].slice(-journalKept) });
    const acts = entries.some(({ kind }) => kind !== 'view');
    if (acts && state.recording?.isRecording) void take(deskApi.recording(), (recording) => ({ recording }));
  };

  const onPlay = (play: PlayView): void => {
    const isOver = play.outcome !== 'running' && play.outcome !== 'resetting';
    update({ play, ...(play.outcome === 'resetting' ? { past: undefined } : {}) });
    if (isOver) void refreshSettings();
  };

  async function refreshSettings(): Promise<void> {
    await take(deskApi.settings(), (settings) => ({ settings }));
    if (state.surroundings?.hasWire) await take(deskApi.faults(), (faults) => ({ faults }));
  }

  async function check(source: string): Promise<void> {
    checks += 1;
    const mine = checks;
    const read = parsed(source);
    const problems = read.isJson ? undefined : [deskText.editor.notJson(read.why)];
    const show = (found: readonly string[] | undefined): void => {
      if (mine === checks && state.edited) update({ edited: { ...state.edited, problems: found } });
    };
    if (!read.isJson) return show(problems);
    const outcome = await deskApi.check(read.value);
    show(outcome.isDone ? outcome.answer.problems : [outcome.why]);
  }

  function edit(source: string, isOwn = false): void {
    update({ edited: { source, isOwn } });
    void check(source);
  }

  async function save(source: string): Promise<void> {
    const read = parsed(source);
    if (!read.isJson) return check(source);
    const name = String((read.value as { readonly name?: unknown }).name ?? '');
    const outcome = await deskApi.save(name, read.value);
    if (!state.edited) return;
    const told = outcome.isDone ? deskText.editor.saved(name) : deskText.failed(outcome.why);
    update({
      edited: { ...state.edited, source, isOwn: outcome.isDone || state.edited.isOwn, notice: told },
    });
    if (outcome.isDone) await refreshScenarios();
  }

  async function write(ask: Extract<DeskAsk, { kind: 'exportScenario' }>): Promise<void> {
    const read = parsed(ask.text);
    if (!read.isJson) return check(ask.text);
    const outcome = await deskApi.write(ask.to, read.value);
    if (!state.edited) return;
    update({
      edited: outcome.isDone
        ? {
            ...state.edited,
            source: ask.text,
            output: { title: deskText.editor.exported, text: outcome.answer.text },
          }
        : { ...state.edited, source: ask.text, notice: deskText.failed(outcome.why) },
    });
  }

  async function stopRecording(title: string): Promise<void> {
    const outcome = await deskApi.stopRecording(title);
    await take(deskApi.recording(), (recording) => ({ recording }));
    if (!outcome.isDone) return update({ trouble: outcome.why });
    edit(`${JSON.stringify(outcome.answer.scenario, null, 2)}\n`);
    const remarks = outcome.answer.remarks.join(' ');
    if (state.edited && remarks) update({ edited: { ...state.edited, notice: remarks } });
  }

  async function lookBack(seq: number | undefined): Promise<void> {
    looks += 1;
    const mine = looks;
    if (seq === undefined) return update({ past: undefined });
    const outcome = await deskApi.viewsAt(seq);
    if (mine !== looks) return;
    update(outcome.isDone ? { past: outcome.answer, trouble: undefined } : { trouble: outcome.why });
  }

  /** What is done at the desk happens now: whoever looks back is brought to now, to see what comes of it. */
  function comeBack(): void {
    if (!state.past) return;
    looks += 1;
    update({ past: undefined });
  }

  function carryOut(ask: DeskAsk): Promise<void> | void {
    if (happensNow.has(ask.kind)) comeBack();
    switch (ask.kind) {
      case 'play':
        return take(deskApi.play({ name: ask.name }), (play) => ({ play }));
      case 'playText': {
        const read = parsed(ask.text);
        if (!read.isJson) return check(ask.text);
        return take(deskApi.play({ scenario: read.value }), (play) => ({ play }));
      }
      case 'stopPlay':
        return take(deskApi.stopPlay(), () => ({}));
      case 'editScenario':
        return take(deskApi.scenario(ask.name), (scenario) => {
          const isOwn = state.scenarios.find(({ name }) => name === ask.name)?.isOwn ?? false;
          queueMicrotask(() => edit(`${JSON.stringify(scenario, null, 2)}\n`, isOwn));
          return {};
        });
      case 'editText':
        return edit(ask.text);
      case 'closeEditor':
        return update({ edited: undefined });
      case 'checkScenario':
        return check(ask.text);
      case 'saveScenario':
        return save(ask.text);
      case 'removeScenario':
        return take(deskApi.remove(ask.name), () => ({ edited: undefined })).then(refreshScenarios);
      case 'exportScenario':
        return write(ask);
      case 'startRecording':
        return take(deskApi.startRecording(), (recording) => ({ recording }));
      case 'stopRecording':
        return stopRecording(ask.title);
      case 'showWire':
        return update({ range: ask.to === 0 ? undefined : { from: ask.from, to: ask.to } });
      case 'searchBodies':
        if (ask.text.trim() === '') return update({ found: new Set() });
        return take(deskApi.searchWire(ask.text.trim()), (found) => ({ found: new Set(found) }));
      case 'setPace':
        return take(deskApi.setPace(ask.pace), (each) => ({ clock: each }));
      case 'advance':
        return take(deskApi.advance(ask.ms), (each) => ({ clock: each }));
      case 'lookBack':
        return lookBack(ask.seq);
      case 'planFaults':
        return take(deskApi.planFaults(ask.plan), (faults) => ({ faults }));
      case 'changeSettings':
        if (!state.settings) return undefined;
        return take(deskApi.changeSettings({ ...state.settings, ...ask.change }), (settings) => ({
          settings,
        }));
      case 'dropCic':
        return control && take(control.drop(), () => ({}));
      case 'switchover':
        return control && take(control.switchover(), () => ({}));
      case 'traceNumber':
        return take(deskApi.traceNumber(ask.address), (trace) => ({ trace }));
    }
  }

  async function place(call: CallRequest): Promise<Outcome<{ readonly interactionId?: string }>> {
    if (call.kind !== 'actionItem') return (await control?.place(call)) ?? { isDone: false, why: '' };
    const { name, from = '', subject = '', attributes, to } = call;
    const outcome = await deskApi.actionItem({
      userId: agentId() ?? '',
      kind: 'email',
      title: subject || name || from,
      attributes: {
        SUBJECT: subject,
        FROM_ADDRESS: from,
        ...('workgroup' in to ? { TO_NAME: `${to.workgroup}@switchhook.example` } : {}),
        ...attributes,
      },
    });
    return outcome.isDone ? { isDone: true, answer: {} } : outcome;
  }

  const start = async (): Promise<void> => {
    const [desk, partners, surroundings] = await Promise.all([
      readDesk(),
      readPartners(),
      deskApi.surroundings(),
    ]);
    if (partners.isDone) update({ partners: partners.answer });
    if (!desk.isDone) return notice(desk.why);
    update({ config: desk.answer });
    if (desk.answer.cicControl) control = cicControl(desk.answer.cicControl);
    if (desk.answer.hasWire) {
      followWire({ clock, onMessages: (batch) => update({ wire: mergeWire(state.wire, batch) }) });
    }
    // Another mock SAP, or an older one, has no routes for developers; the rest works without.
    if (surroundings.isDone) {
      update({ surroundings: surroundings.answer });
      followEvents<PlayView>({ url: () => '/api/plays/stream', name: 'play', clock, onData: onPlay });
      followJournal(clock, onEntries);
      const catalogue = await deskApi.catalogue();
      if (catalogue.isDone)
        update({ catalogue: new Map(catalogue.answer.map((entry) => [entry.name, entry])) });
      await Promise.all([
        refreshScenarios(),
        refreshSettings(),
        take(deskApi.recording(), (recording) => ({ recording })),
      ]);
      await openShared();
    }
    void poll();
  };

  const openShared = async (): Promise<void> => {
    try {
      const shared = await scenarioInHash(location.hash);
      if (shared === undefined) return;
      edit(shared);
      history.replaceState(null, '', location.pathname + location.search);
    } catch (error) {
      notice(deskText.editor.linkBroken(error instanceof Error ? error.message : String(error)));
    }
  };

  void start();
  return {
    state: () => state,
    onAsk: ({ ask }) => void carryOut(ask),
    async onPlaceCall({ call, count }) {
      comeBack();
      let outcome = await place(call);
      let placed = outcome.isDone ? 1 : 0;
      while (outcome.isDone && placed < count) {
        outcome = await place(call);
        if (outcome.isDone) placed += 1;
      }
      const id = outcome.isDone ? outcome.answer.interactionId : undefined;
      const words =
        id === undefined || placed > 1 ? deskText.place.placed(placed) : text.desk.place.placed(id);
      update({
        placed: outcome.isDone
          ? { isDone: true, text: words }
          : { isDone: false, text: text.desk.place.failed(outcome.why) },
      });
      await refreshActive();
    },
    async onRemoteAction({ interactionId, action }) {
      comeBack();
      const outcome = await control?.remote(interactionId, action);
      if (outcome && !outcome.isDone) update({ cicTrouble: outcome.why });
      else await refreshActive();
    },
    async onOpenMessage({ seq }) {
      update({ message: seq === undefined ? undefined : { seq } });
      if (seq === undefined) return;
      const outcome = await readWireDetail(seq);
      if (state.message?.seq !== seq) return;
      update({ message: outcome.isDone ? { seq, detail: outcome.answer } : { seq, trouble: outcome.why } });
    },
    async onClearWire() {
      await clearWire();
      update({ wire: [], message: undefined, range: undefined });
    },
  };
}

/** What changes the parts themselves. */
const happensNow: ReadonlySet<DeskAsk['kind']> = new Set([
  'play',
  'playText',
  'setPace',
  'advance',
  'planFaults',
  'changeSettings',
  'dropCic',
  'switchover',
  'startRecording',
]);

type Parsed =
  | { readonly isJson: true; readonly value: unknown }
  | { readonly isJson: false; readonly why: string };

function parsed(source: string): Parsed {
  try {
    return { isJson: true, value: JSON.parse(source) };
  } catch (error) {
    return { isJson: false, why: error instanceof Error ? error.message : String(error) };
  }
}
