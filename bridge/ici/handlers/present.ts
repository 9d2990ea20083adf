import type { AgentSnapshot } from '../../core/agents-port.ts';
import { agentCapabilities, itemCapabilities } from '../../core/capabilities.ts';
import type { Item } from '../../core/item.ts';
import { toSapNumber } from '../../core/phone-number.ts';
import type { ServiceFlags } from '../../core/service-flags.ts';
import type { WorkMode } from '../../core/work-mode.ts';
import type { TextElement } from '../catalogue/types.ts';
import { type CapabilityName, type ChannelName, capability, channel } from '../dialects/codes.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { type ItemPresenter, itemPresenter } from './present-item.ts';
import { type PlacePresenter, placePresenter } from './present-place.ts';
import { type UserPresenter, userPresenter } from './present-user.ts';

export interface PresenterOptions {
  readonly dialect: Dialect;
  readonly flags: Pick<ServiceFlags, 'e164Formatting' | 'activateWorkgroups' | 'freeSeating'>;
  /** The channels that the site offers (G35). */
  readonly channels: readonly ChannelName[];
  workModes(language: string | undefined): readonly WorkMode[];
}

/** Writes the core's objects in the codes of one dialect. */
export interface Presenter extends ItemPresenter, PlacePresenter, UserPresenter {
  workMode(mode: WorkMode): TextElement;
}

/** What the parts of the presenter share. */
export interface Presenting extends PresenterOptions {
  /** A number as the site wants to see it (G5). */
  number(address: string): string;
  capabilityList(snapshot: AgentSnapshot, item: Item): string[];
  agentCapabilityList(snapshot: AgentSnapshot): string[];
  readonly channelCodes: readonly string[];
}

export function createPresenter(options: PresenterOptions): Presenter {
  const { dialect, flags, channels } = options;
  const presenting: Presenting = {
    ...options,
    number: (address) => (flags.e164Formatting ? toSapNumber(address) : address),
    capabilityList: ({ agent }, item) =>
      itemCapabilities(agent, item).map((name) => capability(dialect, name)),
    agentCapabilityList: (snapshot) =>
      [...agentCapabilities(snapshot.agent), ...choices(snapshot, flags)].map((name) =>
        capability(dialect, name),
      ),
    channelCodes: channels.map((name) => channel(dialect, name)),
  };
  const items = itemPresenter(presenting);
  const places = placePresenter(presenting, items);
  return {
    ...items,
    ...places,
    ...userPresenter(presenting, places),
    workMode: ({ id, description }) => ({ id, description }),
  };
}

/** What the site lets agents choose besides, while they are logged on. */
function choices({ agent }: AgentSnapshot, flags: PresenterOptions['flags']): readonly CapabilityName[] {
  if (agent.link !== 'up') return [];
  return [
    ...(flags.activateWorkgroups ? (['SetQueues'] as const) : []),
    ...(flags.freeSeating && agent.items.length === 0 ? (['SetWorkcenter'] as const) : []),
  ];
}
