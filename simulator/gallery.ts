import { html, render } from 'lit';
import './desk/icw-desk.ts';
import {
  aWireDetail,
  fixedNow,
  millerAccount,
  someInteractions,
  webclientStates,
  wireMessages,
} from './fixtures.ts';
import './webclient/icw-webclient.ts';

// For looking only: `npx vite`, then /gallery.html for all states, or ?state=held&desk for one as the page shows it.
const asked = new URLSearchParams(location.search);
const state = asked.get('state');
const now = () => fixedNow;
const agents = webclientStates as Record<string, (typeof webclientStates)['idle']>;

const desk = () => html`
  <link rel="stylesheet" href="./styles/page.css" />
  <icw-desk
    agent-id="agent1"
    .config=${{
      cicControl: '/control',
      hasWire: !asked.has('untapped'),
      agents: [
        { userId: 'agent1', name: 'Anna Agent', extension: '7001' },
        { userId: 'agent2', name: 'Ben Agent', extension: '7002' },
      ],
    }}
    .partners=${[millerAccount]}
    .interactions=${someInteractions}
    .wire=${wireMessages(Number(asked.get('wire') ?? 60))}
    .message=${asked.has('open') ? { seq: 7, detail: aWireDetail } : undefined}
  ></icw-desk>
`;

render(
  state
    ? html`
      <icw-webclient .agent=${agents[state]} .now=${now}></icw-webclient>
      ${asked.has('desk') ? desk() : html`<style>body { margin: 0 } icw-webclient { min-height: 100vh }</style>`}
    `
    : Object.entries(agents).map(
        ([name, agent]) => html`
          <h2 style="font: 600 1rem var(--icw-font); margin: 2rem 1rem 0.5rem">${name}</h2>
          <icw-webclient .agent=${agent} .now=${now}></icw-webclient>
        `,
      ),
  document.body,
);
