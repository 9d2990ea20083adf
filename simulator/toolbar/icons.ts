import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';

const handset =
  'M3.2 2.5 5 2.2l1.4 3-1.3 1a7.5 7.5 0 0 0 3.7 3.7l1-1.3 3 1.4-.3 1.8c-.2.9-1 1.5-1.9 1.3C6 12.6 3.4 10 2 5.3c-.2-.9.3-2.6 1.2-2.8Z';

// Drawn by us on a grid of 16 px; strokes take the colour of the text beside them.
const paths = {
  accept: svg`<path d=${handset} /><path d="m9.5 4 1.6 1.6L14.3 2.3" />`,
  reject: svg`<path d=${handset} /><path d="m10.3 2.3 3.4 3.4m0-3.4-3.4 3.4" />`,
  hangUp: svg`<path d="M1.6 9.3c3.5-3.4 9.3-3.4 12.8 0 .5.5.4 1.2 0 1.6l-1 1c-.4.4-1 .4-1.4.1l-1.5-1.2V8.9a7 7 0 0 0-5 0v1.9L4 12c-.4.3-1 .3-1.4-.1l-1-1c-.4-.4-.5-1.1 0-1.6Z" /><path d="M8 1.5v3m-1.5-1.3L8 4.6l1.5-1.4" />`,
  hold: svg`<path d="M5.5 3v10m5-10v10" stroke-width="2.2" />`,
  retrieve: svg`<path d="m5 3 7.5 5L5 13Z" />`,
  end: svg`<rect x="3.2" y="2" width="9.6" height="12" rx="1" /><path d="m5.7 8.2 1.7 1.7 3-3.4" />`,
  dial: svg`<path d=${handset} />`,
  caret: svg`<path d="m4.5 6.5 3.5 3.5 3.5-3.5" />`,
  tick: svg`<path d="m3 8.5 3.2 3.2L13 4.8" />`,
  home: svg`<path d="M2 8 8 2.5 14 8M3.7 6.8v6.7h8.6V6.8" />`,
  search: svg`<circle cx="7" cy="7" r="4.3" /><path d="m10.3 10.3 3.4 3.4" />`,
  person: svg`<circle cx="8" cy="5" r="2.7" /><path d="M2.7 13.8c.5-3 2.6-4.6 5.3-4.6s4.8 1.6 5.3 4.6" />`,
  people: svg`<circle cx="5.8" cy="5.3" r="2.4" /><path d="M1.5 13c.4-2.6 2-4 4.3-4s3.9 1.4 4.3 4M10.6 3.2a2.3 2.3 0 0 1 0 4.3M12 9.4c1.4.5 2.2 1.7 2.5 3.6" />`,
  building: svg`<path d="M3 14V2.5h6.5V14M9.5 6H13v8M1.8 14h12.4M5.2 5.2h2M5.2 8h2m-2 2.8h2" />`,
  record: svg`<path d="M3.5 2h6l3 3v9h-9ZM9.5 2v3h3M5.8 8h4.4M5.8 10.7h4.4" />`,
  message: svg`<path d="M2 3h12v8H7.5L4.5 13.5V11H2Z" />`,
  close: svg`<path d="m3.8 3.8 8.4 8.4m0-8.4-8.4 8.4" />`,
  panel: svg`<rect x="2" y="2.5" width="12" height="11" rx="1" /><path d="M9.8 2.5v11" />`,
  wrapUp: svg`<path d="M4.5 2h7M4.5 14h7M5 2c0 3.6 6 3.6 6 6s-6 2.4-6 6M11 2c0 3.6-6 3.6-6 6s6 2.4 6 6" />`,
  plus: svg`<path d="M8 3v10M3 8h10" />`,
  clock: svg`<circle cx="8" cy="8" r="5.8" /><path d="M8 4.6V8l2.4 1.6" />`,
  keypad: svg`<path d="M4 3.5h.01M8 3.5h.01M12 3.5h.01M4 8h.01M8 8h.01M12 8h.01M4 12.5h.01M8 12.5h.01M12 12.5h.01" stroke-width="2.4" />`,
  toggle: svg`<path d="M2.5 5.5h10m-2.7-2.8 2.7 2.8-2.7 2.7M13.500 10.500h-10m2.700-2.700-2.700 2.700 2.700 2.800" />`,
  consult: svg`<circle cx="4.600" cy="5" r="2" /><circle cx="11.400" cy="5" r="2" /><path d="M1.500 12.500c.2-2.500 1.400-3.600 3.100-3.600s2.500.8 3.400 2.300c.9-1.500 1.700-2.300 3.400-2.300s2.900 1.100 3.100 3.600" />`,
  warmTransfer: svg`<circle cx="4.800" cy="4.800" r="2.100" /><path d="M1.500 13c.3-2.800 1.500-4.200 3.300-4.200 1 0 1.800.4 2.400 1.200M8.500 12.500h6m-2.300-2.300 2.300 2.300-2.300 2.300M10 5.500h4" />`,
  blindTransfer: svg`<path d="M2 12.500c.3-4 2.500-6 6-6h5.500M10.500 3.200l3.300 3.300-3.300 3.300" />`,
  reconnect: svg`<path d="M14 12.500c-.3-4-2.500-6-6-6H2.500M5.500 3.200 2.200 6.500l3.300 3.300" />`,
  tones: svg`<path d="M6.200 2.500 4.800 13.500M11.200 2.500 9.800 13.500M2.800 5.800h11M2.300 10.200h11" />`,
  mute: svg`<path d="M6 7.500V4a2 2 0 0 1 4 0v3.500a2 2 0 0 1-4 0ZM3.800 7.500a4.200 4.200 0 0 0 8.400 0M8 11.700V14M2.500 2.500l11 11" />`,
  invite: svg`<circle cx="6" cy="5" r="2.500" /><path d="M1.500 13.500c.4-2.900 2.200-4.400 4.500-4.400 1.300 0 2.400.5 3.200 1.300M12 9.500v4.500M9.800 11.700h4.500" />`,
  mail: svg`<rect x="1.800" y="3.500" width="12.400" height="9" rx="1" /><path d="m2 4.500 6 4.500 6-4.500" />`,
  open: svg`<path d="M6.500 3H3v10h10V9.500M9 2.800h4.200V7M13 3 7.500 8.500" />`,
  reroute: svg`<path d="M2 8h4c2 0 2-4 4.500-4H14m-2.300-2.300L14 4l-2.300 2.300M6 8c2 0 2 4 4.500 4H14m-2.300-2.300L14 12l-2.300 2.300" />`,
  inbox: svg`<path d="M2 9.500 4 3h8l2 6.500V13H2ZM2 9.500h3.500c.3 1.400 1.200 2 2.500 2s2.200-.6 2.500-2H14" />`,
  bell: svg`<path d="M3 11.500c1.200-1.200 1.300-2.500 1.300-4.300a3.700 3.700 0 0 1 7.400 0c0 1.800.1 3.100 1.300 4.300ZM6.700 13.700c.7.600 1.900.600 2.600 0" />`,
  star: svg`<path d="m8 2 1.800 3.900 4.200.500-3.100 2.900.8 4.200L8 11.400l-3.700 2.100.8-4.200L2 6.400l4.200-.5Z" />`,
  send: svg`<path d="m2 3 12 5-12 5 2-5Zm2 5h5" />`,
  more: svg`<path d="M3.500 8h.01M8 8h.01M12.500 8h.01" stroke-width="2.400" />`,
  gear: svg`<circle cx="8" cy="8" r="2.200" /><path d="M8 1.800v2M8 12.200v2M1.800 8h2M12.200 8h2M3.600 3.600 5 5M11 11l1.400 1.400M3.600 12.400 5 11M11 5l1.400-1.400" />`,
  sliders: svg`<path d="M2 4.500h6.500M12.500 4.500H14M2 11.500h1.500M7.500 11.500H14" /><circle cx="10.500" cy="4.500" r="1.900" /><circle cx="5.500" cy="11.500" r="1.900" />`,
  keyboard: svg`<rect x="1.500" y="4" width="13" height="8" rx="1" /><path d="M4 6.700h.01M6.700 6.700h.01M9.400 6.700h.01M12 6.700h.01M5 9.500h6" />`,
  attachment: svg`<path d="m13 7.500-5.300 5.200a3.200 3.200 0 0 1-4.500-4.500l5.500-5.400a2.100 2.100 0 0 1 3 3L6.300 11a1 1 0 0 1-1.500-1.500l4.700-4.600" />`,
  erase: svg`<path d="M5.500 3.500h8.700v9H5.500L1.500 8Zm2.700 2.700 3.600 3.600m0-3.600L8.200 9.800" />`,
  megaphone: svg`<path d="M2 6.500v3h2.500l6.500 3v-9l-6.500 3ZM5 9.700l1 3.800h1.700l-.9-3M13 6.300c.7 1 .7 2.400 0 3.400" />`,
  windows: svg`<rect x="1.800" y="2.500" width="5.400" height="11" rx="1" /><rect x="8.800" y="2.500" width="5.400" height="11" rx="1" />`,
  logOff: svg`<path d="M6.5 2.5H3v11h3.5M10.5 5l3 3-3 3M13.2 8H6.5" />`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof paths;

/** A 16 px icon; always beside text, so hidden from the accessibility tree. */
export function icon(name: IconName | undefined): TemplateResult | typeof nothing {
  return name ? html`<svg viewBox="0 0 16 16" aria-hidden="true">${paths[name]}</svg>` : nothing;
}
