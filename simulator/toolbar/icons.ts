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
  logOff: svg`<path d="M6.5 2.5H3v11h3.5M10.5 5l3 3-3 3M13.2 8H6.5" />`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof paths;

/** A 16 px icon; always beside text, so hidden from the accessibility tree. */
export function icon(name: IconName | undefined): TemplateResult | typeof nothing {
  return name ? html`<svg viewBox="0 0 16 16" aria-hidden="true">${paths[name]}</svg>` : nothing;
}
