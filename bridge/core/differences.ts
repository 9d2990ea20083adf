import {
  type Agent,
  type AgentRules,
  agentCapabilities,
  callCapabilities,
  currentWorkMode,
} from './agent.ts';
import type { Notice } from './effect.ts';
import type { PhoneCall } from './phone-call.ts';

/**
 * What SAP has to be told of a step.
 *
 * @param calls those of `after`, and those that just ended
 */
export function differences(
  before: Agent,
  calls: readonly PhoneCall[],
  after: Agent,
  rules: AgentRules,
): readonly Notice[] {
  const ofCalls = calls.flatMap((call): Notice[] => {
    if (!call.isVisible) return [];
    const known = before.calls.find((other) => other.callId === call.callId);
    if (!known?.isVisible || !sameCall(before, known, after, call)) {
      return [{ kind: 'phoneCallChanged', agent: after, call }];
    }
    return known.processing === call.processing ? [] : [{ kind: 'itemChanged', agent: after, call }];
  });
  return sameUser(before, after, rules) ? ofCalls : [...ofCalls, { kind: 'userChanged', agent: after }];
}

/** Equal in all but the processing state and the capabilities that follow from it. */
function sameCall(before: Agent, a: PhoneCall, after: Agent, b: PhoneCall): boolean {
  return (
    a.state === b.state &&
    a.direction === b.direction &&
    a.remoteNumber === b.remoteNumber &&
    a.remoteName === b.remoteName &&
    a.dialedNumber === b.dialedNumber &&
    a.workgroup === b.workgroup &&
    a.startedAt === b.startedAt &&
    a.attachedData === b.attachedData &&
    (a.processing !== b.processing || sameList(callCapabilities(before, a), callCapabilities(after, b)))
  );
}

function sameUser(before: Agent, after: Agent, rules: AgentRules): boolean {
  const a = currentWorkMode(before, rules);
  const b = currentWorkMode(after, rules);
  return (
    a.id === b.id &&
    a.description === b.description &&
    sameList(agentCapabilities(before), agentCapabilities(after))
  );
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
