import { html, nothing, render } from 'lit';
import './desk/icw-desk.ts';
import {
  aWireDetail,
  fixedNow,
  millerAccount,
  someInteractions,
  webclientStates,
  wireMessages,
} from './fixtures.ts';
import { languages, showLanguage } from './locales/localization.ts';
import type { AgentView } from './model.ts';
import { sampleSource } from './testing/sample-source.ts';
import './webclient/icw-webclient.ts';
import { densities, readPreferences, showLook, themes } from './webclient/preferences.ts';

// For looking only: `npx vite`, then /gallery.html for all states, or ?state=held&desk for one as the page shows it.
// Also ?language=de, ?theme=dark and ?density=compact.
const asked = new URLSearchParams(location.search);
const state = asked.get('state');
const now = () => fixedNow;
const agents = webclientStates as Readonly<Record<string, AgentView>>;
const source = sampleSource();
const agentsOfSap = [
  { userId: 'agent1', name: 'Anna Agent', extension: '7001' },
  { userId: 'agent2', name: 'Ben Agent', extension: '7002' },
];
const preferences = {
  ...readPreferences({ getItem: () => null }, []),
  language: languages.find(({ id }) => id === asked.get('language'))?.id ?? 'en',
  theme: themes.find((theme) => theme === asked.get('theme')) ?? 'system',
  density: densities.find((density) => density === asked.get('density')) ?? 'cosy',
} as const;

const client = (agent: AgentView | undefined) => html`
  <icw-webclient
    .agent=${agent}
    .source=${source}
    .preferences=${preferences}
    .agents=${agentsOfSap}
    .agentsShown=${['agent1']}
    .now=${now}
  ></icw-webclient>
`;

const desk = () => html`
  <icw-desk
    agent-id="agent1"
    .config=${{ cicControl: '/control', hasWire: !asked.has('untapped'), agents: agentsOfSap }}
    .partners=${[millerAccount]}
    .interactions=${someInteractions}
    .wire=${wireMessages(Number(asked.get('wire') ?? 60))}
    .message=${asked.has('open') ? { seq: 7, detail: aWireDetail } : undefined}
  ></icw-desk>
`;

showLook(document.documentElement, preferences);
await showLanguage(preferences.language);
render(
  state
    ? html`
      <link rel="stylesheet" href="./styles/page.css" />
      <div class="seats">${client(agents[state])}</div>
      ${asked.has('desk') ? desk() : nothing}
    `
    : Object.entries(agents)
        // A modal dialog would cover all the others.
        .filter(([, agent]) => !agent.sessions.some(({ transfer }) => transfer))
        .map(
          ([name, agent]) => html`
            <h2 style="font: 600 1rem var(--icw-font); margin: 2rem 1rem 0.5rem">
              <a href=${`?state=${encodeURIComponent(name)}`} style="color: var(--icw-link)">${name}</a>
            </h2>
            ${client(agent)}
          `,
        ),
  document.body,
);
