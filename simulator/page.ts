import { html, nothing, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
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
import { showLanguage } from './locales/localization.ts';
import type { DeskConfig, WireMessage } from './model.ts';
import { text } from './text.ts';
import type { CommandEvent } from './toolbar/command-event.ts';
import type { CustomButtonEvent } from './toolbar/pick-event.ts';
import { type AgentSeat, createSeat } from './webclient/agent-seat.ts';
import { addressWithAgents } from './webclient/agents-in-address.ts';
import { browserNotify, createAttention } from './webclient/attention.ts';
import type { AgentsEvent } from './webclient/icw-agents-dialog.ts';
import './webclient/icw-webclient.ts';
import { pageClock } from './webclient/page-clock.ts';
import { keepPreferences, type Preferences, readPreferences, showLook } from './webclient/preferences.ts';
import type { PreferencesEvent } from './webclient/preferences-event.ts';
import { createRing } from './webclient/ring.ts';
import { profileInHash } from './webclient/share-profile.ts';

interface PageState {
  readonly desk?: DeskConfig;
  readonly partners: readonly KnownPartner[];
  readonly interactions: readonly ActiveInteraction[];
  readonly cicTrouble?: string | undefined;
  readonly placed?: { readonly isDone: boolean; readonly text: string };
  readonly wire: readonly WireMessage[];
  readonly message?: OpenMessage | undefined;
}

const activeEveryMs = 1_000;
const trySeconds = 4;

/** Connects the web clients and the desk to their servers and keeps them drawn. */
export function startPage(root: HTMLElement, agentIds: readonly string[]): void {
  let state: PageState = { partners: [], interactions: [], wire: [] };
  let control: CicControl | undefined;
  let userIds = agentIds;
  let currentId = agentIds[0];
  let preferences = readPreferences(localStorage, navigator.languages);
  const ring = createRing();
  const attention = createAttention({
    ring,
    notify: browserNotify,
    isInSight: () => document.visibilityState === 'visible' && document.hasFocus(),
  });

  const update = (change: Partial<PageState>): void => {
    state = { ...state, ...change };
    draw();
  };

  // The wire is busy, and a drawing shows all of it: one in each frame is enough.
  let isDrawing = false;
  const draw = (): void => {
    if (isDrawing) return;
    isDrawing = true;
    queueMicrotask(() => {
      isDrawing = false;
      render(page(), root);
    });
  };

  const onSeatChange = (): void => {
    attention.look(
      seats.flatMap((seat) => seat.view().agent ?? []),
      preferences,
    );
    draw();
  };
  const newSeat = (userId: string): AgentSeat =>
    createSeat({ userId, clock: pageClock, onChange: onSeatChange });
  let seats: readonly AgentSeat[] = [];
  seats = userIds.map(newSeat);

  const notice = (why: string): void => seats[0]?.notice('error', why);

  const onAgents = ({ userIds: wanted }: AgentsEvent): void => {
    for (const seat of seats) if (!wanted.includes(seat.userId)) seat.close();
    seats = wanted.map((userId) => seats.find((seat) => seat.userId === userId) ?? newSeat(userId));
    userIds = wanted;
    if (currentId === undefined || !wanted.includes(currentId)) currentId = wanted[0];
    history.replaceState(null, '', addressWithAgents(location.href, wanted));
    onSeatChange();
  };

  const onPreferences = ({ change }: PreferencesEvent): void => {
    setPreferences({ ...preferences, ...change });
    keepPreferences(localStorage, preferences);
  };

  const setPreferences = (wanted: Preferences): void => {
    const languageBefore = preferences.language;
    preferences = wanted;
    showLook(document.documentElement, preferences);
    if (ring.isRinging && !preferences.rings) ring.stop();
    if (languageBefore !== preferences.language) void showLanguage(preferences.language).then(draw);
    onSeatChange();
  };

  const onTryRing = (): void => {
    if (ring.isRinging) return;
    ring.start(preferences.volume);
    pageClock.after(trySeconds * 1000, () => {
      ring.stop();
      onSeatChange();
    });
  };

  const takeSharedProfile = async (): Promise<void> => {
    const shared = await profileInHash(location.hash);
    if (!shared) return;
    if (!shared.isValid) {
      seats[0]?.notice('warning', text.profile.linkBroken(shared.problems[0] ?? ''));
      return;
    }
    setPreferences({ ...preferences, profile: shared.profile });
    keepPreferences(localStorage, preferences);
    // Once taken over it is kept; a reload must not undo what the agent changes afterwards.
    history.replaceState(null, '', location.pathname + location.search);
    seats[0]?.notice('info', text.profile.linkUsed);
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
    <div class="seats" style=${`--seats: ${seats.length}`}>
      ${repeat(
        seats,
        ({ userId }) => userId,
        (seat) => clientOf(seat),
      )}
    </div>
    <icw-desk
      agent-id=${currentId ?? ''}
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

  const clientOf = (seat: AgentSeat) => {
    const { userId, agent, trouble, isLoggingOn } = seat.view();
    const name = agent?.name ?? userId;
    return html`
      <icw-webclient
        role=${seats.length > 1 ? 'region' : nothing}
        aria-label=${seats.length > 1 ? text.agents.region(name) : nothing}
        .agent=${agent}
        .source=${seat.source}
        .preferences=${preferences}
        .agents=${state.desk?.agents ?? []}
        .agentsShown=${userIds}
        .trouble=${trouble}
        .current=${userId === currentId}
        ?logging-on=${isLoggingOn}
        @icw-command=${(event: CommandEvent) => seat.onCommand(event)}
        @icw-custom-button=${(event: CustomButtonEvent) =>
          seat.notice('info', `${event.id}: ${text.why.custom}`)}
        @icw-preferences=${onPreferences}
        @icw-agents=${onAgents}
        @icw-try-ring=${onTryRing}
        @focusin=${() => {
          if (currentId === userId) return;
          currentId = userId;
          draw();
        }}
      ></icw-webclient>
    `;
  };

  document.addEventListener('visibilitychange', onSeatChange);
  showLook(document.documentElement, preferences);
  void showLanguage(preferences.language).then(draw);
  draw();
  void takeSharedProfile();
  void startDesk();
}
