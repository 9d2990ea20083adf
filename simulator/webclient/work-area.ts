import { html, type TemplateResult } from 'lit';
import type { AgentView, Page, SessionView } from '../model.ts';
import { text } from '../text.ts';
import { agentControlState, isLiveItem } from '../toolbar/button-state.ts';
import type { Shortcuts } from '../toolbar/shortcut.ts';
import './icw-account-page.ts';
import './icw-chat.ts';
import './icw-dial-pad.ts';
import './icw-home-page.ts';
import './icw-identify-account.ts';
import './icw-inbox.ts';
import './icw-interaction-record.ts';
import './icw-item-page.ts';
import './icw-monitor-page.ts';
import type { WebclientSource } from './webclient-source.ts';

interface WorkAreaContext {
  readonly agent: AgentView;
  readonly session: SessionView | undefined;
  readonly source: WebclientSource | undefined;
  readonly keys: Shortcuts;
}

/** The page that the agent works on, under the navigation bar's name of it. */
export function workArea(page: Page, context: WorkAreaContext): TemplateResult {
  const { agent, session, source, keys } = context;
  switch (page) {
    case 'home':
      return html`<icw-home-page .agent=${agent} .keys=${keys}></icw-home-page>`;
    case 'identifyAccount':
      return html`<icw-identify-account .session=${session}></icw-identify-account>`;
    case 'account':
      return accountArea(context);
    case 'interactionRecord':
      return html`<icw-interaction-record .session=${session}></icw-interaction-record>`;
    case 'chat':
      return chatPanel(context, false);
    case 'email':
    case 'actionItem':
      return html`<icw-item-page .item=${session?.item} .source=${source}></icw-item-page>`;
    case 'inbox':
      return html`<icw-inbox .agent=${agent} .source=${source}></icw-inbox>`;
    case 'dialPad':
      return html`<icw-dial-pad .agent=${agent} .source=${source}></icw-dial-pad>`;
    case 'monitor':
      return html`<icw-monitor-page .monitor=${agent.monitor}></icw-monitor-page>`;
  }
}

// The account of somebody who writes pops with the chat embedded (G8): nobody has to look for what they wrote.
function accountArea(context: WorkAreaContext): TemplateResult {
  const { agent, session } = context;
  const dialling = agentControlState('Dial', agent, text.why.dial);
  const account = html`<icw-account-page
    .account=${session?.account}
    .why=${dialling.isEnabled ? undefined : dialling.why}
  ></icw-account-page>`;
  const isChatting = session?.item?.channel === 'chat' && isLiveItem(session.item);
  return isChatting && session.account
    ? html`<div class="with-chat">${account} ${chatPanel(context, true)}</div>`
    : account;
}

const chatPanel = ({ agent, session, source }: WorkAreaContext, isEmbedded: boolean): TemplateResult =>
  html`<icw-chat
    .item=${session?.item}
    .source=${source}
    .customer=${session?.account?.name ?? ''}
    .agentName=${agent.name}
    ?embedded=${isEmbedded}
  ></icw-chat>`;
