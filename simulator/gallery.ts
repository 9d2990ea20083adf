import { html, nothing, render, type TemplateResult } from 'lit';
import './desk/icw-desk.ts';
import { aWireDetail, millerAccount, someInteractions, wireMessages } from './fixtures.ts';
import { type Exhibit, exhibits, isDialog } from './gallery/exhibits.ts';
import { languages, showLanguage } from './locales/localization.ts';
import { densities, readPreferences, showLook, themes } from './webclient/preferences.ts';

// For looking only: `npx vite`, then /gallery.html for all elements in all states, ?element=icw-toolbar for one of them,
// or ?state=held&desk for the web client in one state as the page shows it. Also ?language=de, ?theme=dark and
// ?density=compact.
const asked = new URLSearchParams(location.search);
const state = asked.get('state');
// Named so that a build takes them along.
const pageStyles = new URL('./styles/page.css', import.meta.url).href;
const galleryStyles = new URL('./styles/gallery.css', import.meta.url).href;
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

const oneState = (name: string): TemplateResult => html`
  <link rel="stylesheet" href=${pageStyles} />
  <div class="seats">${exhibits['icw-webclient']?.find((exhibit) => exhibit.state === name)?.template}</div>
  ${asked.has('desk') ? desk() : nothing}
`;

const kindOf = (element: string): string => {
  if (element === 'icw-webclient') return 'whole';
  if (isDialog(element)) return 'dialog';
  return wide.has(element) ? 'wide' : 'small';
};
const wide = new Set([
  'icw-toolbar',
  'icw-cti-bar',
  'icw-context-area',
  'icw-session-tabs',
  'icw-system-messages',
  'icw-broadcast',
]);

// What is looked at must not take the focus, or the page would run to the last dialog.
const figure = (element: string, exhibit: Exhibit): TemplateResult => html`
  <figure>
    <div class="stage" inert>${exhibit.template}</div>
    <figcaption>
      ${
        element === 'icw-webclient'
          ? html`<a href=${`?state=${encodeURIComponent(exhibit.state)}`}>${exhibit.state}</a>`
          : exhibit.state
      }
    </figcaption>
  </figure>
`;

const all = (): TemplateResult => html`
  <link rel="stylesheet" href=${galleryStyles} />
  <h1>Gallery</h1>
  ${Object.entries(exhibits)
    .filter(([element]) => asked.get('element') === null || asked.get('element') === element)
    .map(
      ([element, shown]) => html`
        <section class=${kindOf(element)}>
          <h2><a href=${`?element=${element}`}>&lt;${element}&gt;</a> <small>${shown.length}</small></h2>
          <div class="figures">${shown.map((exhibit) => figure(element, exhibit))}</div>
        </section>
      `,
    )}
`;

showLook(document.documentElement, preferences);
await showLanguage(preferences.language);
render(state ? oneState(state) : all(), document.body);
