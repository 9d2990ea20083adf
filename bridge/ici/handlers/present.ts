import { agentCapabilities, callCapabilities } from '../../core/agent.ts';
import type { AgentSnapshot } from '../../core/agents-port.ts';
import type { PhoneCall as Call } from '../../core/phone-call.ts';
import { toSapNumber } from '../../core/phone-number.ts';
import type { WorkMode } from '../../core/work-mode.ts';
import type { Item, Participant, PhoneCall, TextElement, UserAttributes } from '../catalogue/types.ts';
import { capability, channel, textElement } from '../dialects/codes.ts';
import type { Dialect } from '../dialects/dialect.ts';

/** Writes the core's objects in the codes of one dialect. */
export interface Presenter {
  phoneCall(snapshot: AgentSnapshot, call: Call): PhoneCall;
  item(snapshot: AgentSnapshot, call: Call): Item;
  user(snapshot: AgentSnapshot): UserAttributes;
  workMode(mode: WorkMode): TextElement;
}

export function createPresenter(dialect: Dialect, workModes: readonly WorkMode[]): Presenter {
  const telephony = channel(dialect, 'telephony');

  function capabilityList(snapshot: AgentSnapshot, call: Call): string[] {
    return callCapabilities(snapshot.agent, call).map((name) => capability(dialect, name));
  }

  function remoteParty(call: Call): Participant {
    return {
      participantId: 'remote',
      address: toSapNumber(call.remoteNumber),
      name: call.remoteName,
      role: { id: 'remote', description: 'Remote party' },
      status: textElement(dialect, 'phoneCallStatus', call.state),
    };
  }

  function workMode({ id, description }: WorkMode): TextElement {
    return { id, description };
  }

  return {
    workMode,
    phoneCall: (snapshot, call) => ({
      phoneCallId: call.itemId,
      phoneCallStatus: textElement(dialect, 'phoneCallStatus', call.state),
      processingStatus: textElement(dialect, 'processingStatus', call.processing),
      capabilityList: capabilityList(snapshot, call),
      remoteNumbers: [toSapNumber(call.remoteNumber)],
      dialedNumbers: call.dialedNumber === '' ? [] : [toSapNumber(call.dialedNumber)],
      participants: [remoteParty(call)],
      direction: call.direction,
      queue: { id: call.workgroup, description: call.workgroup },
      lineId: snapshot.station,
      // No operation of this catalogue joins calls yet.
      conference: false,
      ...(call.startedAt === '' ? {} : { startTime: call.startedAt }),
      attachedData: call.attachedData,
    }),
    item: (snapshot, call) => ({
      itemId: call.itemId,
      itemType: telephony,
      itemStatus: textElement(dialect, 'phoneCallStatus', call.state),
      processingStatus: textElement(dialect, 'processingStatus', call.processing),
      capabilityList: capabilityList(snapshot, call),
      containerId: snapshot.station,
      ownerUserId: snapshot.agent.userId,
      attachedData: call.attachedData,
    }),
    user: (snapshot) => ({
      userId: snapshot.agent.userId,
      name: snapshot.displayName,
      currentWorkmode: snapshot.workMode,
      workmodes: workModes.map(workMode),
      channels: [telephony],
      currentChannels: snapshot.agent.link === 'up' ? [telephony] : [],
      workcenterId: snapshot.station,
      capabilityList: agentCapabilities(snapshot.agent).map((name) => capability(dialect, name)),
    }),
  };
}
