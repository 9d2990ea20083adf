import { html, render } from 'lit';
import type { ActiveInteraction } from './desk/active-interaction.ts';
import {
  type CicControl,
  cicControl,
  clearWire,
  followWire,
  type KnownPartner,
  readDesk,
  readPartners,
  readWireDetail,
} from './desk/desk-connection.ts';
import type { OpenMessage } from './desk/icw-desk.ts';
import './desk/icw-desk.ts';
import type { PlaceCallEvent } from './desk/place-call-event.ts';
import type { RemoteActionEvent } from './desk/remote-action-event.ts';
import type { OpenMessageEvent } from './desk/wire-event.ts';
import { mergeWire } from './desk/wire-log.ts';
import type { AgentView, DeskConfig, SystemMessage, WireMessage } from './model.ts';
import { text } from './text.ts';
import type { CommandEvent } from './toolbar/command-event.ts';
import { agentCommandOf, connectAgent } from './webclient/agent-connection.ts';
import './webclient/icw-webclient.ts';
import type { Outcome } from './webclient/outcome.ts';
import { pageClock } from './webclient/page-clock.ts';

interface PageState {
  readonly agent?: AgentView;
  readonly isLoggingOn: boolean;
  /** What the page itself has to tell, beside the server's messages. */
  readonly notices: readonly SystemMessage[];
  readonly isLinkLost: boolean;
  /** Why there is no agent to show. */
  readonly trouble?: string;
  readonly desk?: DeskConfig;
  readonly partners: readonly KnownPartner[];
  readonly interactions: readonly ActiveInteraction[];
  readonly cicTrouble?: string | undefined;
  readonly placed?: { readonly isDone: boolean; readonly text: string };
  readonly wire: readonly WireMessage[];
  readonly message?: OpenMessage | undefined;
}

const activeEveryMs = 1_000;
const noticesKept = 10;

/** Connects the web client and the desk to their servers and keeps both drawn. */
export function startPage(root: HTMLElement, agentId: string): void {
  let state: PageState = {
    isLoggingOn: false,
    notices: [],
    isLinkLost: false,
    partners: [],
    interactions: [],
    wire: [],
  };
  let agentShown: AgentView | undefined;
  let control: CicControl | undefined;
  let noticesShown = 0;

  const update = (change: Partial<PageState>): void => {
    state = { ...state, ...change };
    // The wire is busy; the web client need not look at itself for each message.
    if ('agent' in change || 'notices' in change || 'isLinkLost' in change) agentShown = shownAgent(state);
    render(page(), root);
  };

  const notice = (why: string): void => {
    noticesShown += 1;
    const message: SystemMessage = {
      id: `page-${noticesShown}`,
      severity: 'error',
      text: why,
      at: pageClock.now(),
    };
    update({ notices: [...state.notices, message].slice(-noticesKept) });
  };

  const connection = connectAgent({
    userId: agentId,
    clock: pageClock,
    onView: (agent) => update({ agent }),
    onLink: (link) => update({ isLinkLost: link === 'lost' }),
    onUnknown: () => update({ trouble: text.page.unknownAgent(agentId) }),
  });

  const onCommand = async (event: CommandEvent): Promise<void> => {
    const isLogOn = event.command === 'logOn';
    if (isLogOn) update({ isLoggingOn: true });
    const outcome = await carryOut(event);
    if (isLogOn) update({ isLoggingOn: false });
    if (!outcome.isDone) notice(outcome.why);
  };

  const carryOut = (event: CommandEvent): Promise<Outcome> => {
    const command = agentCommandOf(event);
    if (command) return connection.send(command);
    return event.command === 'logOn' ? connection.logOn(event.value) : connection.logOff();
  };

  const refreshActive = async (): Promise<void> => {
    const outcome = await control?.active();
    if (outcome?.isDone) update({ interactions: outcome.answer, cicTrouble: undefined });
    else if (outcome) update({ cicTrouble: outcome.why });
  };

  const keepActive = async (): Promise<void> => {
    if (!document.hidden) await refreshActive();
    pageClock.after(activeEveryMs, () => void keepActive());
  };

  const onPlaceCall = async ({ call }: PlaceCallEvent): Promise<void> => {
    const outcome = await control?.place(call);
    if (!outcome) return;
    update({
      placed: outcome.isDone
        ? { isDone: true, text: text.desk.place.placed(outcome.answer.interactionId) }
        : { isDone: false, text: text.desk.place.failed(outcome.why) },
    });
    await refreshActive();
  };

  const onRemoteAction = async ({ interactionId, action }: RemoteActionEvent): Promise<void> => {
    const outcome = await control?.remote(interactionId, action);
    if (outcome && !outcome.isDone) update({ cicTrouble: outcome.why });
    else await refreshActive();
  };

  const onOpenMessage = async ({ seq }: OpenMessageEvent): Promise<void> => {
    update({ message: seq === undefined ? undefined : { seq } });
    if (seq === undefined) return;
    const outcome = await readWireDetail(seq);
    if (state.message?.seq !== seq) return;
    update({ message: outcome.isDone ? { seq, detail: outcome.answer } : { seq, trouble: outcome.why } });
  };

  const onClearWire = async (): Promise<void> => {
    await clearWire();
    update({ wire: [], message: undefined });
  };

  const startDesk = async (): Promise<void> => {
    const [desk, partners] = await Promise.all([readDesk(), readPartners()]);
    if (partners.isDone) update({ partners: partners.answer });
    if (!desk.isDone) return notice(desk.why);
    update({ desk: desk.answer });
    if (desk.answer.cicControl) {
      control = cicControl(desk.answer.cicControl);
      void keepActive();
    }
    if (desk.answer.hasWire) {
      followWire({ clock: pageClock, onMessages: (batch) => update({ wire: mergeWire(state.wire, batch) }) });
    }
  };

  const page = () => html`
    <icw-webclient
      .agent=${agentShown}
      .trouble=${state.trouble}
      ?logging-on=${state.isLoggingOn}
      @icw-command=${onCommand}
    ></icw-webclient>
    <icw-desk
      agent-id=${agentId}
      .config=${state.desk}
      .partners=${state.partners}
      .interactions=${state.interactions}
      .trouble=${state.cicTrouble}
      .placed=${state.placed}
      .wire=${state.wire}
      .message=${state.message}
      @desk-place-call=${onPlaceCall}
      @desk-remote-action=${onRemoteAction}
      @desk-open-message=${onOpenMessage}
      @desk-clear-wire=${onClearWire}
    ></icw-desk>
  `;

  update({});
  void startDesk();
}

// Without a stream the view may be old, so nothing that needs the communication system is offered.
function shownAgent({ agent, notices, isLinkLost }: PageState): AgentView | undefined {
  if (!agent) return undefined;
  // The server tells most refusals in the agent's own messages; said twice is said once too often.
  const untold = notices.filter((notice) => !agent.messages.some(({ text }) => text.startsWith(notice.text)));
  const messages = [...agent.messages, ...untold].toSorted((one, other) => one.at - other.at);
  if (!isLinkLost) return { ...agent, messages };
  const lost: SystemMessage = {
    id: 'page-link',
    severity: 'warning',
    text: text.page.linkLost,
    at: pageClock.now(),
  };
  return { ...agent, cms: agent.isLoggedOn ? 'lost' : agent.cms, messages: [...messages, lost] };
}
