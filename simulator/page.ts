import { html, nothing, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { DeskAskEvent } from './desk/desk-ask-event.ts';
import { createDeskRoom } from './desk/desk-room.ts';
import { deskText } from './desk/desk-text.ts';
import './desk/icw-desk.ts';
import { showLanguage } from './locales/localization.ts';
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
import { timeOfDay } from './webclient/time-of-day.ts';

const trySeconds = 4;

/** Connects the web clients and the desk to their servers and keeps them drawn. */
export function startPage(root: HTMLElement, agentIds: readonly string[]): void {
  let userIds = agentIds;
  let currentId = agentIds[0];
  let preferences = readPreferences(localStorage, navigator.languages);
  const ring = createRing();
  const attention = createAttention({
    ring,
    notify: browserNotify,
    isInSight: () => document.visibilityState === 'visible' && document.hasFocus(),
  });

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

  const room = createDeskRoom({ clock: pageClock, onChange: draw, agentId: () => currentId, notice });

  /** An agent as they are now, or as they were at the moment that is looked at. */
  const agentOf = (seat: AgentSeat) => {
    const { past } = room.state();
    if (!past) return seat.view().agent;
    const then = past.views[seat.userId];
    // A dialog of the past would lie over the desk, and nobody could go back to now.
    return then && { ...then, sessions: then.sessions.map(({ transfer: _, ...session }) => session) };
  };

  const page = () => {
    const desk = room.state();
    return html`
      <div class="seats" style=${`--seats: ${seats.length}`}>
        ${desk.past ? banner(desk.past.at) : nothing}
        ${repeat(
          seats,
          ({ userId }) => userId,
          (seat) => clientOf(seat),
        )}
      </div>
      <icw-desk
        agent-id=${currentId ?? ''}
        .config=${desk.config}
        .partners=${desk.partners}
        .interactions=${desk.interactions}
        .trouble=${desk.cicTrouble}
        .placed=${desk.placed}
        .wire=${desk.wire}
        .message=${desk.message}
        .desk=${desk}
        .agents=${seats.flatMap((seat) => agentOf(seat) ?? [])}
        @desk-place-call=${room.onPlaceCall}
        @desk-remote-action=${room.onRemoteAction}
        @desk-open-message=${room.onOpenMessage}
        @desk-clear-wire=${room.onClearWire}
        @desk-ask=${room.onAsk}
      ></icw-desk>
    `;
  };

  const banner = (at: number) => html`
    <p class="past" role="status">
      ${deskText.time.past(timeOfDay(at))}
      <button type="button" @click=${() => room.onAsk(new DeskAskEvent({ kind: 'lookBack' }))}>
        ${deskText.time.live}
      </button>
    </p>
  `;

  const clientOf = (seat: AgentSeat) => {
    const { userId, trouble, isLoggingOn } = seat.view();
    const agent = agentOf(seat);
    const name = agent?.name ?? userId;
    return html`
      <icw-webclient
        role=${seats.length > 1 ? 'region' : nothing}
        aria-label=${seats.length > 1 ? text.agents.region(name) : nothing}
        .agent=${agent}
        .source=${seat.source}
        .preferences=${preferences}
        .agents=${room.state().config?.agents ?? []}
        .agentsShown=${userIds}
        .trouble=${trouble}
        .current=${userId === currentId}
        ?logging-on=${isLoggingOn}
        ?inert=${room.state().past !== undefined}
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
}
