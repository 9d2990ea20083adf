import type { JournalEntry, Recorded } from '@switchhook/simulator/desk-model';
import type { AgentView, ItemView, SessionView } from '@switchhook/simulator/model';
import type { ScenarioInput } from './scenario.ts';

type StepInput = ScenarioInput['steps'][number];
type JsonPattern = Extract<StepInput, { see: 'session' }>['matches'];
type Views = Readonly<Record<string, AgentView>>;

export interface Recording {
  readonly entries: readonly JournalEntry[];
  /** Every agent after an entry; the recorder reads them from the journal. */
  readonly viewsAt: (seq: number) => Views;
  /** Every agent before the first entry. */
  readonly start: Views;
  readonly title: string;
}

/** What only concerns the screen and cannot be named again. */
const unrecorded = new Set(['dismissMessage', 'dismissBroadcast', 'showPage']);
/** Refused acts and everything else that failed leaves no trace worth playing. */
const isDone = (status: number | undefined): boolean => status === undefined || status < 400;

/** A play takes a failing server for a refusal only where the words are named: every such answer has this one. */
function refusalOf(status: number | undefined): { readonly refused?: true | string } {
  if (isDone(status)) return {};
  return { refused: (status ?? 0) >= 500 ? 'Failed' : true };
}

/**
 * Makes a scenario of what was done by hand: each act a step, ids as aliases, and after each act what came of it
 * as `see` steps.
 */
export function toScenario({ entries, viewsAt, start, title }: Recording): Recorded {
  const aliases = new Map<string, string>();
  const steps: StepInput[] = [...logOnsOf(start)];
  const remarks: string[] = [];
  const left = openItems(start);
  if (left.length > 0) {
    remarks.push(
      `${left.length} interactions were open when the recording began; steps about them cannot be played.`,
    );
  }
  const acts = entries.filter((entry) => entry.kind !== 'view' && !isUnrecorded(entry));
  let before = start;
  const lastSeq = entries.at(-1)?.seq ?? 0;
  for (const [index, act] of acts.entries()) {
    const upTo = (acts[index + 1]?.seq ?? lastSeq + 1) - 1;
    const after = viewsAt(Math.max(upTo, act.seq));
    const meanwhile = entries
      .filter(({ kind, seq }) => kind === 'view' && seq > act.seq && seq <= upTo)
      .map(({ seq }) => viewsAt(seq));
    const acted = stepsOf(act, before, after, aliases);
    steps.push(...acted, ...lostAndBack(before, meanwhile, after), ...seen(before, after, aliases));
    before = after;
  }
  if (entries.some(isStepWithoutLength)) {
    remarks.push('A step to the next timer is not recorded; say how many seconds go by instead.');
  }
  if (acts.length === 0) remarks.push('Nothing was done while it recorded.');
  return { scenario: { ...head(title), needs: ['cic'], steps: substituted(steps, aliases) }, remarks };
}

function head(title: string) {
  const name = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return { name: name || 'recorded', title: title || 'Recorded', tags: ['recorded'] };
}

/** How far the next timer was is known to the clock alone, and another time it is elsewhere. */
const isStepWithoutLength = (entry: JournalEntry): boolean =>
  entry.kind === 'act' &&
  entry.path === '/clock/advance' &&
  !(Number((entry.body as { ms?: number })?.ms) > 0);

const isUnrecorded = (entry: JournalEntry): boolean =>
  (entry.kind === 'command' && unrecorded.has(entry.command.command)) || isStepWithoutLength(entry);

/** Who was there already logs on first: a play begins with nobody. */
function logOnsOf(views: Views): readonly StepInput[] {
  return Object.values(views)
    .filter(({ isLoggedOn }) => isLoggedOn)
    .map(({ userId, workMode }) => ({
      do: 'logOn' as const,
      agent: userId,
      ...(workMode ? { workMode: workMode.id } : {}),
    }));
}

function stepsOf(
  entry: JournalEntry,
  before: Views,
  after: Views,
  aliases: Map<string, string>,
): readonly StepInput[] {
  if (entry.kind === 'view') return [];
  if (entry.kind === 'command') {
    const { userId: agent, command, status } = entry;
    const refused = refusalOf(status);
    if (command.command === 'logOff') return [{ do: 'logOff', agent }];
    if (command.command === 'logOn') {
      const workMode = isDone(status) ? after[agent]?.workMode?.id : undefined;
      const { workcenterId } = command as { readonly workcenterId?: string };
      return [
        {
          do: 'logOn',
          agent,
          ...(workMode === undefined ? {} : { workMode }),
          ...(workcenterId ? { workcenterId } : {}),
          ...refused,
        },
      ];
    }
    return [{ do: 'press', agent, command: withoutActiveSession(command, before[agent]), ...refused }];
  }
  return [actStep(entry, aliases)];
}

function actStep(act: Extract<JournalEntry, { kind: 'act' }>, aliases: Map<string, string>): StepInput {
  const { part, method, path, body, answer, status } = act;
  const object = (body ?? {}) as Record<string, unknown>;
  const refused = refusalOf(status);
  if (part === 'cic' && path === '/interactions' && isDone(status)) {
    const { interactionId } = answer as { readonly interactionId: string };
    const as = newAlias(aliases, interactionId, String(object.kind ?? 'interaction'));
    return { do: 'place', interaction: object as { kind: string }, as };
  }
  const [, interaction, action] = /^\/interactions\/([^/]+)\/([a-z-]+)$/.exec(path) ?? [];
  if (part === 'cic' && interaction && action && isDone(status)) {
    const given = Object.keys(object).length > 0 ? { body: object } : {};
    return { do: 'remote', interaction: decodeURIComponent(interaction), action, ...given };
  }
  if (path === '/clock/advance') return { do: 'advance', seconds: Number(object.ms) / 1_000 };
  return {
    do: part,
    method: method as 'POST',
    path,
    ...(body === undefined ? {} : { body: body as never }),
    ...refused,
  };
}

/** The active session is found by the play itself; its id is another one there. */
function withoutActiveSession<T extends { readonly command: string }>(
  command: T,
  view: AgentView | undefined,
): T {
  if (!('sessionId' in command) || command.command === 'activateSession') return command;
  if (command.sessionId !== view?.activeSessionId) return command;
  const { sessionId: _, ...rest } = command;
  return rest as unknown as T;
}

/** A connection that was lost and is back leaves no difference, but whoever acts too early is refused. */
function lostAndBack(before: Views, meanwhile: readonly Views[], after: Views): readonly StepInput[] {
  return Object.values(after).flatMap(({ userId, cms }): readonly StepInput[] => {
    const wasLost = meanwhile.some((views) => views[userId]?.cms === 'lost');
    if (cms !== 'connected' || before[userId]?.cms !== 'connected' || !wasLost) return [];
    return [
      { see: 'agent', agent: userId, matches: { cms: 'lost' }, within: 30 },
      { see: 'agent', agent: userId, matches: { cms: 'connected' }, within: 60 },
    ];
  });
}

/** What changed between two moments, as far as it is worth waiting for. */
function seen(before: Views, after: Views, aliases: Map<string, string>): readonly StepInput[] {
  return Object.values(after).flatMap((view): readonly StepInput[] => {
    const earlier = before[view.userId];
    const steps: StepInput[] = [];
    const mode = view.workMode?.id;
    if (earlier?.isLoggedOn && view.isLoggedOn && mode !== undefined && mode !== earlier.workMode?.id) {
      steps.push({ see: 'agent', agent: view.userId, matches: { workMode: { id: mode } } });
    }
    for (const [itemId, { item, session }] of itemsOf(view)) {
      const was = itemsOf(earlier).get(itemId);
      const matches = changes(was, { item, session });
      if (matches === undefined) continue;
      const isKnown = aliases.has(rootId(itemId));
      steps.push({
        see: 'session',
        agent: view.userId,
        ...(isKnown ? { item: itemId } : {}),
        matches: (isKnown ? matches : { ...matches, item: recognised(item) }) as JsonPattern,
        ...(isKnown ? {} : { as: newAlias(aliases, itemId, item.consultFor ? 'consultation' : 'item') }),
      });
    }
    for (const itemId of itemsOf(earlier).keys()) {
      if (!itemsOf(view).has(itemId)) steps.push({ see: 'noItem', agent: view.userId, item: itemId });
    }
    return steps;
  });
}

interface Found {
  readonly item: ItemView;
  readonly session: SessionView;
}

function itemsOf(view: AgentView | undefined): ReadonlyMap<string, Found> {
  const found = (view?.sessions ?? []).flatMap((session) =>
    (session.items ?? (session.item ? [session.item] : [])).map(
      (item) => [item.itemId, { item, session }] as const,
    ),
  );
  return new Map(found);
}

const openItems = (views: Views) => Object.values(views).flatMap((view) => [...itemsOf(view).keys()]);

function recognised({ state, channel, direction }: ItemView) {
  return { state, channel, direction };
}

/** What a `see` step says of an item that is new or has changed. */
function changes(was: Found | undefined, now: Found): Record<string, unknown> | undefined {
  const matches: Record<string, unknown> = {};
  if (was?.item.state !== now.item.state) matches.item = { state: now.item.state };
  const account = now.session.account?.id;
  if (account !== undefined && account !== was?.session.account?.id) matches.account = { id: account };
  if (!was && now.item.state === 'alerting' && now.session.ctiBar.left !== '') {
    matches.ctiBar = { left: now.session.ctiBar.left };
  }
  const lines = now.item.chat?.postings.filter(({ isSystem }) => !isSystem) ?? [];
  const newest = lines.at(-1);
  if (newest && lines.length !== (was?.item.chat?.postings.filter(({ isSystem }) => !isSystem).length ?? 0)) {
    const line = { text: newest.text, isOwn: newest.isOwn };
    matches.item = { ...(matches.item as object), chat: { postings: { $some: line } } };
  }
  return Object.keys(matches).length > 0 ? matches : undefined;
}

/** CIC may offer an interaction again: SAP then knows it as `id.2`. */
const rootId = (itemId: string): string => itemId.split('.')[0] ?? itemId;

function newAlias(aliases: Map<string, string>, id: string, kind: string): string {
  const known = aliases.get(id);
  if (known) return known;
  const taken = new Set(aliases.values());
  const base = /^[A-Za-z]\w*$/.test(kind) ? kind : 'interaction';
  let alias = base;
  for (let number = 2; taken.has(alias); number += 1) alias = `${base}${number}`;
  aliases.set(id, alias);
  return alias;
}

/** Puts `$alias` where an id stands alone, `${alias}` where it stands within a text. */
function substituted<T>(value: T, aliases: ReadonlyMap<string, string>): T {
  return walk(value, aliases) as T;
}

function walk(value: unknown, aliases: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    const whole = aliases.get(value) ?? aliases.get(rootId(value));
    if (whole !== undefined) return `$${whole}`;
    let text = value;
    for (const [id, alias] of aliases) if (id.length >= 6) text = text.replaceAll(id, `\${${alias}}`);
    return text;
  }
  if (Array.isArray(value)) return value.map((part) => walk(part, aliases));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walk(part, aliases)]));
}
