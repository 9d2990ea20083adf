/** What every spec brings along, so that it runs where nothing of this project is installed. */
export const playwrightSupport = `async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const address = path.startsWith('/') ? new URL(path, url).href : path;
  const response = await fetch(address, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(\`\${method} \${address}: \${response.status} \${text}\`);
  return text ? JSON.parse(text) : undefined;
}

const command = (agent: string, body: object) => ask('POST', \`/api/agents/\${agent}/commands\`, body);

/** Clicks the button once it works; where the layout does not show it, sends what it would. */
async function press(page: Page | undefined, name: string, send: () => Promise<unknown>) {
  const button = page?.getByRole('toolbar').getByRole('button', { name, exact: true });
  if (!button || (await button.count()) !== 1) return send();
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  await button.click();
}

type Item = { itemId: string; state: string };
type Session = { sessionId: string; item: Item; items?: Item[] };
type View = { sessions: Session[] };

const viewOf = (agent: string) => ask('GET', \`/api/agents/\${agent}\`) as Promise<View>;

/** The sessions of an agent; with an item only those that hold it, and that item in front. */
async function sessionsOf(agent: string, itemId: string | undefined): Promise<Session[]> {
  const { sessions } = await viewOf(agent);
  if (itemId === undefined) return sessions;
  return sessions.flatMap((session) => {
    const items = session.items ?? (session.item ? [session.item] : []);
    const item = items.find((each) => each.itemId === itemId || each.itemId.startsWith(\`\${itemId}.\`));
    return item ? [{ ...session, item }] : [];
  });
}

async function sessionLike(agent: string, itemId: string | undefined, wanted: unknown, within: object) {
  let found: Session | undefined;
  await expect(async () => {
    const sessions = await sessionsOf(agent, itemId);
    found = sessions.find((session) => fits(wanted, session));
    if (!found) expect(sessions).toContainEqual(like(wanted));
  }).toPass(within);
  return found as Session;
}

/** Everybody logged off, no interaction in the switch, links healed, SAP as shipped: as before each play at the desk. */
async function reset(control: string) {
  await ask('PUT', '/api/wire/faults', { rules: [] }).catch(() => {});
  await ask('PUT', '/api/clock', { pace: 1 }).catch(() => {});
  await ask('PUT', '/api/settings', {
    eventAnswer: { kind: 'normal' },
    heartbeatLag: 0,
    atSessionLimit: 'wait',
    confirmsSingleMatch: true,
  });
  const agents = (await ask('GET', '/api/agents')) as (View & { userId: string; isLoggedOn: boolean })[];
  for (const { userId, isLoggedOn, sessions } of agents) {
    if (isLoggedOn || sessions.length > 0) await ask('POST', \`/api/agents/\${userId}/log-off\`, {}).catch(() => {});
  }
  await ask('POST', \`\${control}/reset\`, { sessionsOf: 'agents' });
  await expect
    .poll(async () => ((await ask('GET', \`\${control}/state\`)) as { sessions: number }).sessions, { timeout: 60_000 })
    .toBeGreaterThan(0);
}

async function lastSeq(): Promise<number> {
  const wire = (await ask('GET', '/api/wire?limit=10000').catch(() => [])) as { seq: number }[];
  return wire.at(-1)?.seq ?? 0;
}

type Sent = { link: string; name: string; contains?: string[]; isError?: boolean };
type Wanted = Sent & { after?: Sent; seconds?: { min?: number; max?: number } };
type Message = { seq: number; at: number; link: string; name: string; isError: boolean; status?: number };

/** How many messages are on the wire as a step wants them; with \`after\` only those that follow it, in time. */
async function onWire(from: number, { after, seconds = {}, ...wanted }: Wanted): Promise<number> {
  const wire = (await ask('GET', \`/api/wire?after=\${from}&limit=10000\`)) as Message[];
  const first = after && (await likeOf(after, wire))[0];
  if (after && !first) return 0;
  const { min = 0, max = Number.POSITIVE_INFINITY } = seconds;
  const found = await likeOf(wanted, first ? wire.filter(({ seq }) => seq > first.seq) : wire);
  return found.filter(({ at }) => !first || (at - first.at >= min * 1000 && at - first.at <= max * 1000)).length;
}

async function likeOf(wanted: Sent, wire: readonly Message[]): Promise<Message[]> {
  const found: Message[] = [];
  for (const message of wire) {
    const { seq, link, name, isError, status } = message;
    if (link !== wanted.link || name !== wanted.name) continue;
    if (wanted.isError !== undefined && (status === undefined || wanted.isError !== isError)) continue;
    const text = wanted.contains ? JSON.stringify(await ask('GET', \`/api/wire/\${seq}\`)) : '';
    if ((wanted.contains ?? []).every((part) => text.includes(JSON.stringify(part).slice(1, -1)))) found.push(message);
  }
  return found;
}

const idIn = (answer: unknown): string =>
  String(Object.entries(answer as object).find(([key]) => /id$/i.test(key))?.[1]);

/** A scenario's pattern as an asymmetric matcher, so that a failure shows both sides. */
const like = (wanted: unknown) => new Like(wanted);

class Like {
  constructor(readonly wanted: unknown) {}
  asymmetricMatch(value: unknown): boolean {
    return fits(this.wanted, value);
  }
  toString(): string {
    return JSON.stringify(this.wanted);
  }
  get [Symbol.for('asymmetricMatch')](): boolean {
    return true;
  }
  $$typeof = Symbol.for('jest.asymmetricMatcher');
}

function fits(wanted: unknown, value: unknown): boolean {
  if (Array.isArray(wanted)) {
    return Array.isArray(value) && value.length === wanted.length && wanted.every((part, at) => fits(part, value[at]));
  }
  if (typeof wanted !== 'object' || wanted === null) return Object.is(wanted, value);
  const list = Array.isArray(value) ? value : [];
  const [operator, ...others] = Object.keys(wanted);
  const operand = (wanted as Record<string, unknown>)[operator ?? ''];
  if (others.length === 0) {
    if (operator === '$some') return list.some((entry) => fits(operand, entry));
    if (operator === '$none') return !list.some((entry) => fits(operand, entry));
    if (operator === '$length') return list.length === operand;
    if (operator === '$matches') return typeof value === 'string' && new RegExp(String(operand), 'u').test(value);
    if (operator === '$not') return !fits(operand, value);
    if (operator === '$absent') return value === undefined;
  }
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(wanted).every(([key, part]) => fits(part, (value as Record<string, unknown>)[key]));
}
`;

/** Goes with a spec that speaks to the bridge past SAP. */
export const soapSupport = `async function soap(path: string, body: string | undefined, headers: Record<string, string>) {
  const bridge = ((await ask('GET', '/api/surroundings')) as { bridge: string }).bridge;
  const response = await fetch(new URL(path, process.env.SWITCHHOOK_BRIDGE ?? bridge), {
    method: body === undefined ? 'GET' : 'POST',
    headers: body === undefined ? headers : { 'content-type': 'text/xml; charset=utf-8', soapaction: '""', ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const isFault = /<(?:[\\w.-]+:)?Fault[\\s>]/.test(text);
  const code = /<(?:[\\w.-]+:)?code[^>]*>([^<]*)</.exec(text)?.[1] ?? /<faultcode[^>]*>([^<]*)</.exec(text)?.[1] ?? '';
  return { status: response.status, text, fault: isFault ? code : undefined };
}
`;
