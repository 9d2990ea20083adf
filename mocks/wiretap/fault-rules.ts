import type { Socket } from 'node:net';
import { type Clock, delay } from '@switchhook/bridge/clock';
import type { WireLink } from '@switchhook/simulator/model';
import type { CompletedRequest } from 'mockttp';
import type { RequestRuleData } from 'mockttp/dist/rules/requests/request-rule';
import { RequestRuleBuilder } from 'mockttp/dist/rules/requests/request-rule-builder';
import type { DoomedAnswers } from './cut-answer.ts';
import type { LinkFaultKind, LinkFaultRule, LinkFaults } from './link-faults.ts';
import { messageName } from './message-name.ts';

export type PassOn = NonNullable<Parameters<RequestRuleBuilder['thenPassThrough']>[0]>;

interface ForwardingOptions {
  readonly link: WireLink;
  readonly faults: LinkFaults;
  readonly clock: Clock;
  readonly passOn: PassOn;
  readonly doomed: DoomedAnswers;
  /** The connections to the target that are known already; the same set for every plan of a link. */
  readonly outgoing: Set<Socket>;
}

/**
 * The rules of a tap: what a plan threatens is asked for its fate first, everything else is passed on. Only a
 * threatened link pays for that, since mockttp reads a request to its end before it asks.
 */
export async function forwardingRules(options: ForwardingOptions): Promise<readonly RequestRuleData[]> {
  const rules: RequestRuleData[] = [];
  const rule = () =>
    new RequestRuleBuilder(async (data) => {
      rules.push(data);
      return undefined as never;
    });
  if (options.faults.threatens(options.link)) await addFaultRules(rule, options);
  await rule().thenPassThrough(options.passOn);
  // Each rule listens once to each connection that it has not met. Connections outlive a plan and its rules, so
  // that with a set of its own per rule they would gather one listener with every plan.
  for (const { steps } of rules) {
    for (const step of steps) {
      if (step.type === 'passthrough') Object.assign(step, { outgoingSockets: options.outgoing });
    }
  }
  return rules;
}

async function addFaultRules(
  rule: () => RequestRuleBuilder,
  { link, faults, clock, passOn, doomed }: ForwardingOptions,
): Promise<void> {
  // Every rule is asked about every request, yet chance may be asked once.
  const decisions = new WeakMap<object, Promise<LinkFaultRule | undefined>>();

  async function decide({ method, path, body }: CompletedRequest): Promise<LinkFaultRule | undefined> {
    const text = (await body.getText()) ?? '';
    const struck = faults.strike(link, messageName(method, path, text));
    // It waits here, before any rule takes it, and is then passed on as any other.
    if (struck?.fault === 'delay') await delay(clock, struck.delayMs);
    return struck;
  }
  function decisionOf(request: CompletedRequest): Promise<LinkFaultRule | undefined> {
    const decision = decisions.get(request.headers) ?? decide(request);
    decisions.set(request.headers, decision);
    return decision;
  }
  const when = (fault: LinkFaultKind) =>
    rule().matching(async (request) => (await decisionOf(request))?.fault === fault);

  await when('reset').thenResetConnection();
  await when('close').thenCloseConnection();
  await when('silence').thenTimeout();
  await when('refuse').thenCallback(async (request) => ({
    statusCode: (await decisionOf(request))?.status ?? 503,
  }));
  await when('cut').thenPassThrough({
    ...passOn,
    // Nothing is changed here: mockttp only has to have the whole answer before half of it leaves.
    beforeResponse: async (_answer, { id }) => {
      doomed.add(id);
    },
  });
  await when('garble').thenPassThrough({
    ...passOn,
    beforeResponse: async ({ body }) => ({ body: garbled(body.buffer, faults.chance) }),
  });
}

/** A twentieth of the bytes, at least one, becomes something else. */
function garbled(bytes: Buffer, chance: () => number): Buffer {
  const changed = Buffer.from(bytes);
  for (let count = Math.max(1, Math.floor(bytes.length / 20)); count > 0 && bytes.length > 0; count -= 1) {
    const at = Math.floor(chance() * bytes.length);
    changed[at] = (changed[at] ?? 0) ^ (1 + Math.floor(chance() * 255));
  }
  return changed;
}
