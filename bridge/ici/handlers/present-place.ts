import { visibleItems } from '../../core/agent.ts';
import type { AgentSnapshot } from '../../core/agents-port.ts';
import { assertNever } from '../../core/assert-never.ts';
import { type Item as CoreItem, isLive } from '../../core/item.ts';
import type { Container, Folder, Item, Line, Message } from '../catalogue/types.ts';
import { type CodeName, textElement } from '../dialects/codes.ts';
import { type ContainerId, inboxOf, lineOf, queueOf } from './container-id.ts';
import type { Presenting } from './present.ts';
import type { ItemPresenter } from './present-item.ts';

/** Writes what holds the items of an agent: line, inbox and the queues of workgroups. */
export interface PlacePresenter {
  /** The bound station. */
  line(snapshot: AgentSnapshot): Line;
  /** None while no station is bound. */
  lines(snapshot: AgentSnapshot): readonly Line[];
  container(snapshot: AgentSnapshot, id: ContainerId): Container;
  containers(snapshot: AgentSnapshot): readonly Container[];
  /** Those containers that may hold messages. */
  folders(snapshot: AgentSnapshot): readonly Folder[];
  itemsIn(snapshot: AgentSnapshot, container: ContainerId): readonly Item[];
  messagesIn(snapshot: AgentSnapshot, container: ContainerId): readonly Message[];
}

export function placePresenter(presenting: Presenting, items: ItemPresenter): PlacePresenter {
  const { dialect, number, agentCapabilityList } = presenting;
  const { containerTypes } = dialect;
  const dial = dialect.capabilities.Dial;

  const held = (snapshot: AgentSnapshot, container: ContainerId) =>
    visibleItems(snapshot.agent).filter((item) => isIn(item, container));
  const lineCapabilities = (snapshot: AgentSnapshot) =>
    agentCapabilityList(snapshot).filter((name) => name === dial);

  function lineStatus({ agent }: AgentSnapshot): CodeName<'lineStatus'> {
    if (agent.link !== 'up') return 'unavailable';
    return visibleItems(agent).some((item) => item.kind === 'phoneCall' && isLive(item)) ? 'busy' : 'free';
  }

  function line(snapshot: AgentSnapshot): Line {
    const { station, agent, extension } = snapshot;
    const calls = visibleItems(agent).filter((item) => item.kind === 'phoneCall');
    return {
      lineId: station,
      number: extension === '' ? '' : number(extension),
      name: station,
      status: textElement(dialect, 'lineStatus', lineStatus(snapshot)),
      capabilityList: lineCapabilities(snapshot),
      phoneCalls: calls.map((call) => items.phoneCall(snapshot, call)),
    };
  }

  function container(snapshot: AgentSnapshot, id: ContainerId): Container {
    const { agent, displayName } = snapshot;
    switch (id.kind) {
      case 'line':
        return {
          containerId: lineOf(id.station),
          name: id.station,
          containerType: containerTypes.line,
          capabilityList: lineCapabilities(snapshot),
        };
      case 'inbox':
        return {
          containerId: inboxOf(agent.userId),
          name: displayName,
          containerType: containerTypes.inbox,
          capabilityList: [],
        };
      case 'queue':
        return {
          containerId: queueOf(id.workgroup),
          name: id.workgroup,
          containerType: containerTypes.queue,
          capabilityList: [],
        };
      default:
        return assertNever(id);
    }
  }

  const folderIds = ({ agent, queues }: AgentSnapshot): ContainerId[] => [
    { kind: 'inbox', userId: agent.userId },
    ...queues.map(({ workgroup }) => ({ kind: 'queue', workgroup }) as const),
  ];
  const lineIds = ({ station }: AgentSnapshot): ContainerId[] =>
    station === '' ? [] : [{ kind: 'line', station }];

  return {
    line,
    lines: (snapshot) => (snapshot.station === '' ? [] : [line(snapshot)]),
    container,
    containers: (snapshot) =>
      [...lineIds(snapshot), ...folderIds(snapshot)].map((id) => container(snapshot, id)),
    folders: (snapshot) => folderIds(snapshot).map((id) => container(snapshot, id)),
    itemsIn: (snapshot, container) => held(snapshot, container).map((item) => items.item(snapshot, item)),
    messagesIn: (snapshot, container) =>
      held(snapshot, container)
        .filter((item) => item.kind === 'message')
        .map((mail) => items.message(snapshot, mail)),
  };
}

function isIn(item: CoreItem, container: ContainerId): boolean {
  switch (container.kind) {
    case 'line':
      return item.kind === 'phoneCall';
    case 'inbox':
      return item.kind !== 'phoneCall';
    case 'queue':
      return item.workgroup === container.workgroup;
    default:
      return assertNever(container);
  }
}
