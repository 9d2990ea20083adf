import type { OperationOutput, UserAttributes } from '@switchhook/bridge/ici';
import type { ChannelView, ContainerView, LineView, QueueView } from '@switchhook/simulator/model';
import type { AgentState } from './agent-state.ts';

type Container = UserAttributes['containers'][number];
type Line = UserAttributes['lines'][number];

/** Takes over where the agent's work comes from and sits: channels, queues, containers and lines (G17). */
export function observePlaces(state: AgentState, user: UserAttributes): AgentState {
  const described = new Map(state.channels.map(({ id, description }) => [id, description]));
  return {
    ...state,
    queues: queueViews(user.queues, user.currentQueues),
    channels: user.channels.map((id) => ({
      id,
      description: described.get(id) ?? id,
      isActive: user.currentChannels.includes(id),
    })),
    containers: user.containers.map(containerView),
    lines: user.lines.map(lineView),
  };
}

/** Names the channels as the bridge's configuration calls them. */
export function nameChannels(
  channels: readonly ChannelView[],
  names: OperationOutput<'IciSystem.getChannels'>,
): readonly ChannelView[] {
  const byId = new Map(names.map(({ id, description }) => [id, description]));
  return channels.map((channel) => ({
    ...channel,
    description: byId.get(channel.id) || channel.description,
  }));
}

export function observeContainer(state: AgentState, container: Container): AgentState {
  return { ...state, containers: upsert(state.containers, containerView(container), 'containerId') };
}

export function observeLine(state: AgentState, line: Line): AgentState {
  return { ...state, lines: upsert(state.lines, lineView(line), 'lineId') };
}

function queueViews(
  queues: UserAttributes['queues'],
  current: UserAttributes['currentQueues'],
): readonly QueueView[] {
  return queues.map(({ id, description, channel, loggedOn }) => ({
    id,
    description: description || id,
    channel,
    isActive: loggedOn || current.some((queue) => queue.id === id && queue.channel === channel),
  }));
}

function containerView({ containerId, name, containerType, capabilityList }: Container): ContainerView {
  return { containerId, name: name || containerId, kind: containerType, capabilities: capabilityList };
}

function lineView({ lineId, number, name, status, capabilityList }: Line): LineView {
  return {
    lineId,
    number,
    name: name || lineId,
    stateText: status.description,
    capabilities: capabilityList,
  };
}

function upsert<T, K extends keyof T>(list: readonly T[], next: T, key: K): readonly T[] {
  return list.some((one) => one[key] === next[key])
    ? list.map((one) => (one[key] === next[key] ? next : one))
    : [...list, next];
}
