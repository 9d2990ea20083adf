import { html, type TemplateResult } from 'lit';
import {
  aChat,
  aContact,
  agentStates,
  anActionItem,
  anAgent,
  anEmail,
  anItem,
  aSession,
  fixedNow,
  millerAccount,
  rheinwerk,
  secondsAgo,
  webclientStates,
} from '../fixtures.ts';
import type { AgentView, ItemState, SessionView } from '../model.ts';
import { failingSource, sampleSource } from '../testing/sample-source.ts';
import '../toolbar/icw-toolbar.ts';
import { defaultProfile, type ToolbarProfile } from '../toolbar/toolbar-profile.ts';
import '../webclient/icw-webclient.ts';
import { readPreferences } from '../webclient/preferences.ts';

/** One element in one state. */
export interface Exhibit {
  readonly state: string;
  readonly template: TemplateResult;
}

const now = () => fixedNow;
const source = sampleSource();
const failing = failingSource('the server does not answer');
const preferences = readPreferences({ getItem: () => null }, ['en']);
const colleagues = [
  { userId: 'agent1', name: 'Anna Agent' },
  { userId: 'agent2', name: 'Ben Agent' },
];
const modes = Array.from({ length: 50 }, (_, at) => ({
  id: String(1000 + at),
  description: at % 5 === 0 ? `Training ${at}-until further notice` : `Reason ${at}`,
}));

const itemStates: readonly ItemState[] = [
  'initiated',
  'dialing',
  'alerting',
  'connected',
  'held',
  'consulting',
  'conferenced',
  'wrapUp',
  'ended',
  'failed',
];

const states = webclientStates as Readonly<Record<string, AgentView>>;
const ofState = (name: keyof typeof webclientStates): AgentView => webclientStates[name];
const sessionOf = (name: keyof typeof webclientStates): SessionView | undefined => ofState(name).sessions[0];

const dynamicProfile: ToolbarProfile = {
  ...defaultProfile,
  generic: { behaviour: 'dynamic', buttons: defaultProfile.generic?.buttons ?? [] },
  telephony: { behaviour: 'dynamic', buttons: defaultProfile.telephony?.buttons ?? [] },
};
const iconProfile: ToolbarProfile = {
  ...defaultProfile,
  telephony: {
    buttons: (defaultProfile.telephony?.buttons ?? []).map((button) => ({ ...button, style: 'icon' })),
  },
};

const each = <T>(list: readonly T[], show: (one: T) => Exhibit): readonly Exhibit[] => list.map(show);
const toolbar = (state: string, agent: AgentView, profile = defaultProfile): Exhibit => ({
  state,
  template: html`<icw-toolbar .agent=${agent} .profile=${profile} .now=${now} .shortcuts=${false}></icw-toolbar>`,
});
const workMode = (state: string, agent: AgentView): Exhibit => ({
  state,
  template: html`<icw-work-mode .agent=${agent} .now=${now}></icw-work-mode>`,
});
const contacts = each(itemStates, (state) => ({
  state,
  template: html`<icw-communication-info .item=${anItem(state)} .now=${now}></icw-communication-info>`,
}));

/** Every element of the toolbar and the web client, in each of its states, with what it is given. */
export const exhibits: Readonly<Record<string, readonly Exhibit[]>> = {
  'icw-toolbar': [
    ...Object.entries(agentStates).map(([state, agent]) => toolbar(state, agent)),
    ...(
      ['full call', 'consulting', 'conference', 'chat', 'email', 'action item', 'server down'] as const
    ).map((state) => toolbar(state, ofState(state))),
    toolbar('dynamic, ringing', agentStates.alerting, dynamicProfile),
    toolbar('dynamic, connected', agentStates.connected, dynamicProfile),
    toolbar('icons only', ofState('full call'), iconProfile),
  ],
  'icw-toolbar-button': [
    { state: 'plain', template: html`<icw-toolbar-button label="Hold" icon="hold"></icw-toolbar-button>` },
    {
      state: 'accept',
      template: html`<icw-toolbar-button label="Accept" icon="accept" tone="accept" key="A"></icw-toolbar-button>`,
    },
    {
      state: 'reject',
      template: html`<icw-toolbar-button label="Reject" icon="reject" tone="reject"></icw-toolbar-button>`,
    },
    {
      state: 'disabled, with the reason',
      template: html`<icw-toolbar-button label="Retrieve" icon="retrieve" why="No call is on hold."></icw-toolbar-button>`,
    },
    {
      state: 'pressed',
      template: html`<icw-toolbar-button label="Mute" icon="mute" .isPressed=${true}></icw-toolbar-button>`,
    },
    {
      state: 'text',
      template: html`<icw-toolbar-button label="Hold" icon="hold" look="text"></icw-toolbar-button>`,
    },
    {
      state: 'icon',
      template: html`<icw-toolbar-button label="Hold" icon="hold" look="icon"></icw-toolbar-button>`,
    },
    {
      state: 'dense',
      template: html`<icw-toolbar-button label="Hold" icon="hold" dense></icw-toolbar-button>`,
    },
  ],
  'icw-more-buttons': [
    {
      state: 'closed',
      template: html`<icw-more-buttons
        .buttons=${[{ id: 'mute', label: 'Mute', icon: 'mute', key: undefined, isPressed: true, why: undefined }]}
      ></icw-more-buttons>`,
    },
  ],
  'icw-dial': [
    { state: 'ready', template: html`<icw-dial key="D"></icw-dial>` },
    { state: 'not allowed', template: html`<icw-dial why="You cannot dial now."></icw-dial>` },
  ],
  'icw-work-mode': [
    workMode('ready', agentStates.idle),
    workMode(
      'not ready',
      anAgent({ workMode: { id: '3', description: 'Not Ready', since: secondsAgo(61) } }),
    ),
    workMode('pending', ofState('several sessions')),
    workMode('server down', ofState('server down')),
    workMode('logged off', agentStates['logged off']),
    workMode(
      'fifty modes, two lines',
      anAgent({
        workModes: modes,
        workMode: { ...(modes[0] ?? { id: '', description: '' }), since: secondsAgo(9) },
      }),
    ),
  ],
  'icw-session-tabs': [
    ...(['several sessions', 'six sessions'] as const).map((state) => ({
      state,
      template: html`<icw-session-tabs .sessions=${ofState(state).sessions} active="s1" .now=${now}></icw-session-tabs>`,
    })),
    {
      state: 'six, and two contacts wait',
      template: html`<icw-session-tabs
        .sessions=${ofState('six sessions').sessions}
        active="s1"
        waiting="2"
        .now=${now}
      ></icw-session-tabs>`,
    },
  ],
  'icw-context-area': [
    { state: 'nothing known', template: html`<icw-context-area .now=${now}></icw-context-area>` },
    ...(['connected', 'full call', 'organization', 'chat'] as const).map((state) => ({
      state,
      template: html`<icw-context-area .session=${sessionOf(state)} .now=${now}></icw-context-area>`,
    })),
  ],
  'icw-account-info': each(
    [
      ['none', undefined],
      ['account', millerAccount],
      ['contact', aContact()],
      ['organization', rheinwerk],
    ] as const,
    ([state, account]) => ({
      state,
      template: html`<icw-account-info .account=${account}></icw-account-info>`,
    }),
  ),
  'icw-communication-info': [
    { state: 'none', template: html`<icw-communication-info></icw-communication-info>` },
    ...contacts,
    ...each([aChat(), anEmail(), anActionItem()], (item) => ({
      state: item.channel,
      template: html`<icw-communication-info .item=${item} .now=${now}></icw-communication-info>`,
    })),
  ],
  'icw-alerts': [
    { state: 'none', template: html`<icw-alerts></icw-alerts>` },
    {
      state: 'more than fit',
      template: html`<icw-alerts
        .alerts=${[
          { id: '1', text: 'VIP customer' },
          { id: '2', text: 'Contract ends in 20 days', page: 'account' },
          { id: '3', text: 'Open complaint 7000042', page: 'interactionRecord' },
          { id: '4', text: 'Prefers e-mail' },
        ]}
      ></icw-alerts>`,
    },
  ],
  'icw-scratch-pad': [
    { state: 'empty', template: html`<icw-scratch-pad></icw-scratch-pad>` },
    {
      state: 'with notes',
      template: html`<icw-scratch-pad .session=${sessionOf('full call')}></icw-scratch-pad>`,
    },
  ],
  'icw-cti-bar': [
    { state: 'idle', template: html`<icw-cti-bar .now=${now}></icw-cti-bar>` },
    ...each(itemStates, (state) => ({
      state,
      template: html`<icw-cti-bar .session=${aSession(anItem(state))} .now=${now}></icw-cti-bar>`,
    })),
    ...(['no number', 'no match', 'many matches', 'consulting', 'full call', 'chat', 'email'] as const).map(
      (state) => ({
        state: `session: ${state}`,
        template: html`<icw-cti-bar .session=${sessionOf(state)} .now=${now}></icw-cti-bar>`,
      }),
    ),
    {
      state: 'wrap-up counts down',
      template: html`<icw-cti-bar
        .session=${aSession(anItem('wrapUp'))}
        .wrapUpLimit=${40}
        .now=${now}
      ></icw-cti-bar>`,
    },
  ],
  'icw-timer': [
    {
      state: 'up',
      template: html`<icw-timer label="Call time" .since=${secondsAgo(215)} .now=${now}></icw-timer>`,
    },
    {
      state: 'over an hour',
      template: html`<icw-timer label="Call time" .since=${secondsAgo(4_000)} .now=${now}></icw-timer>`,
    },
    {
      state: 'down, wants attention',
      template: html`<icw-timer
        label="Wrap-up left"
        .since=${secondsAgo(42)}
        limit="60"
        attention-after="30"
        .now=${now}
      ></icw-timer>`,
    },
  ],
  'icw-system-messages': [
    { state: 'none', template: html`<icw-system-messages></icw-system-messages>` },
    ...(['several sessions', 'server down'] as const).map((state) => ({
      state,
      template: html`<icw-system-messages .messages=${ofState(state).messages}></icw-system-messages>`,
    })),
  ],
  'icw-broadcast': [
    { state: 'none', template: html`<icw-broadcast></icw-broadcast>` },
    {
      state: 'two',
      template: html`<icw-broadcast .broadcasts=${ofState('broadcast').broadcasts ?? []}></icw-broadcast>`,
    },
  ],
  'icw-log-on': [
    { state: 'plain', template: html`<icw-log-on name="Anna Agent"></icw-log-on>` },
    { state: 'busy', template: html`<icw-log-on name="Anna Agent" busy></icw-log-on>` },
    {
      state: 'free seating, with a password',
      template: html`<icw-log-on
        name="Anna Agent"
        .workcenter=${{ id: 'station7', isFreeSeating: true, isRequired: true, isPasswordRequired: true }}
      ></icw-log-on>`,
    },
  ],
  'icw-home-page': each(['idle', 'logged off', 'server down'] as const, (state) => ({
    state,
    template: html`<icw-home-page .agent=${ofState(state)}></icw-home-page>`,
  })),
  'icw-identify-account': each(
    ['idle', 'no number', 'no match', 'many matches', 'connected', 'search results'] as const,
    (state) => ({
      state,
      template: html`<icw-identify-account .session=${sessionOf(state)}></icw-identify-account>`,
    }),
  ),
  'icw-account-page': each(
    [
      ['none', undefined],
      ['account', millerAccount],
      ['contact', aContact()],
      ['organization, with its contacts', rheinwerk],
    ] as const,
    ([state, account]) => ({
      state,
      template: html`<icw-account-page .account=${account}></icw-account-page>`,
    }),
  ),
  'icw-interaction-record': each(['idle', 'full call'] as const, (state) => ({
    state,
    template: html`<icw-interaction-record .session=${sessionOf(state)}></icw-interaction-record>`,
  })),
  'icw-chat': each(
    ['chat', 'chat, waiting', 'chat, several parties', 'chat, ended', 'idle'] as const,
    (state) => ({
      state,
      template: html`<icw-chat
      .item=${sessionOf(state)?.item}
      .source=${source}
      customer="Clara Miller"
      agentName="Anna Agent"
    ></icw-chat>`,
    }),
  ),
  'icw-item-page': [
    { state: 'e-mail', template: html`<icw-item-page .item=${anEmail()} .source=${source}></icw-item-page>` },
    {
      state: 'e-mail whose text cannot be read',
      template: html`<icw-item-page .item=${anEmail()} .source=${failing}></icw-item-page>`,
    },
    {
      state: 'action item',
      template: html`<icw-item-page .item=${anActionItem()} .source=${source}></icw-item-page>`,
    },
    { state: 'none', template: html`<icw-item-page .source=${source}></icw-item-page>` },
  ],
  'icw-dial-pad': each(['idle', 'dial pad', 'connected', 'server down'] as const, (state) => ({
    state,
    template: html`<icw-dial-pad .agent=${ofState(state)} .source=${source}></icw-dial-pad>`,
  })),
  'icw-colleagues': [
    { state: 'with workgroups', template: html`<icw-colleagues .source=${source} queues></icw-colleagues>` },
    {
      state: 'one chosen',
      template: html`<icw-colleagues .source=${source} chosen="agent2"></icw-colleagues>`,
    },
    { state: 'cannot be read', template: html`<icw-colleagues .source=${failing}></icw-colleagues>` },
  ],
  'icw-inbox': [
    { state: 'two messages', template: html`<icw-inbox .agent=${anAgent()} .source=${source}></icw-inbox>` },
    {
      state: 'cannot be read',
      template: html`<icw-inbox .agent=${anAgent()} .source=${failing}></icw-inbox>`,
    },
  ],
  'icw-monitor-page': [
    { state: 'not watched', template: html`<icw-monitor-page></icw-monitor-page>` },
    {
      state: 'watched',
      template: html`<icw-monitor-page .monitor=${ofState('figures').monitor}></icw-monitor-page>`,
    },
  ],
  'icw-transfer-dialog': each(
    ['transfer, choosing', 'transfer, chosen', 'transfer, calling', 'transfer, consulting'] as const,
    (state) => ({
      state,
      template: html`<icw-transfer-dialog .agent=${ofState(state)} .source=${source} .now=${now}></icw-transfer-dialog>`,
    }),
  ),
  'icw-pick-dialog': each(['consult', 'transferChat', 'inviteChat', 'forwardItem'] as const, (purpose) => ({
    state: purpose,
    template: html`<icw-pick-dialog .purpose=${purpose} .source=${source} can-reroute></icw-pick-dialog>`,
  })),
  'icw-settings-dialog': [
    {
      state: 'open',
      template: html`<icw-settings-dialog .preferences=${preferences}></icw-settings-dialog>`,
    },
  ],
  'icw-shortcut-dialog': [
    {
      state: 'open',
      template: html`<icw-shortcut-dialog .keys=${preferences.shortcuts}></icw-shortcut-dialog>`,
    },
  ],
  'icw-profile-dialog': [
    {
      state: 'open',
      template: html`<icw-profile-dialog .profile=${preferences.profile}></icw-profile-dialog>`,
    },
  ],
  'icw-agents-dialog': [
    {
      state: 'open',
      template: html`<icw-agents-dialog .agents=${colleagues} .shown=${['agent1']}></icw-agents-dialog>`,
    },
  ],
  'icw-webclient': [
    { state: 'connecting', template: html`<icw-webclient .now=${now}></icw-webclient>` },
    {
      state: 'unknown agent',
      template: html`<icw-webclient trouble="SAP knows no agent of this name." .now=${now}></icw-webclient>`,
    },
    ...Object.entries(states).map(([state, agent]) => ({
      state,
      template: html`<icw-webclient
        .agent=${agent}
        .source=${source}
        .preferences=${preferences}
        .agents=${colleagues}
        .agentsShown=${['agent1']}
        .now=${now}
      ></icw-webclient>`,
    })),
  ],
};

/** The elements that are laid over others while they are open. */
export const isDialog = (element: string): boolean => element.endsWith('-dialog');
