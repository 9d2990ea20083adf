import type { AgentSnapshot } from '../../core/agents-port.ts';
import type { UserPresence, WorkgroupPresence } from '../../core/directory-port.ts';
import type { Presence, PresenceQueueInfo, Queue, TextElement, UserAttributes } from '../catalogue/types.ts';
import { textElement } from '../dialects/codes.ts';
import type { Presenting } from './present.ts';
import type { PlacePresenter } from './present-place.ts';

/** Writes agents, their queues and channels, and how colleagues are shown. */
export interface UserPresenter {
  user(snapshot: AgentSnapshot): UserAttributes;
  /** The agent's workgroups, each with whether the agent is active in it. */
  queues(snapshot: AgentSnapshot): readonly Queue[];
  /** The channels that the agent works on now: all that are offered, while CIC can be reached. */
  currentChannels(snapshot: AgentSnapshot): readonly string[];
  /** The channels that the site offers. */
  channels(): readonly TextElement[];
  /** A workgroup; `channel` is empty where none was asked for, for a workgroup takes all of them. */
  workgroup(workgroup: WorkgroupPresence, channel: string): Queue;
  presenceQueue(workgroup: WorkgroupPresence, channel: string): PresenceQueueInfo;
  presence(user: UserPresence): Presence;
}

export function userPresenter(presenting: Presenting, places: PlacePresenter): UserPresenter {
  const { dialect, channels, channelCodes, agentCapabilityList, workModes } = presenting;

  const queues = (snapshot: AgentSnapshot): readonly Queue[] =>
    snapshot.queues.map(({ workgroup, isActive }) => ({
      id: workgroup,
      description: workgroup,
      channel: '',
      loggedOn: isActive,
    }));
  const currentChannels = ({ agent }: AgentSnapshot) => (agent.link === 'up' ? channelCodes : []);

  return {
    queues,
    currentChannels,
    channels: () =>
      channels.map((name) => ({ id: dialect.channels[name], description: dialect.channelNames[name] })),
    user: (snapshot) => ({
      userId: snapshot.agent.userId,
      name: snapshot.displayName,
      currentWorkmode: snapshot.workMode,
      workmodes: workModes(snapshot.language).map(({ id, description }) => ({ id, description })),
      channels: channelCodes,
      currentChannels: currentChannels(snapshot),
      queues: queues(snapshot),
      currentQueues: queues(snapshot).filter(({ loggedOn }) => loggedOn),
      containers: places.containers(snapshot),
      lines: places.lines(snapshot),
      workcenterId: snapshot.station,
      capabilityList: agentCapabilityList(snapshot),
    }),
    workgroup: ({ workgroup, loggedOn }, channel) => ({
      id: workgroup,
      description: workgroup,
      channel,
      loggedOn: loggedOn > 0,
    }),
    presenceQueue: ({ workgroup, loggedOn, available }, channel) => ({
      queueId: workgroup,
      description: workgroup,
      channel,
      loggedOnUsers: loggedOn,
      availableUsers: available,
    }),
    presence: ({ userId, state, statusText }) => ({
      userId,
      presence: {
        id: textElement(dialect, 'presence', state).id,
        description: statusText || textElement(dialect, 'presence', state).description,
      },
      channels: state === 'loggedOff' ? [] : channelCodes,
    }),
  };
}
