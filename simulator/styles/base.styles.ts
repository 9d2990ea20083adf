import { css } from 'lit';

/** What every element of the web client shares: box model, focus ring, text for screen readers only. */
export const baseStyles = css`
  :host {
    box-sizing: border-box;
    font: var(--icw-size) / 1.4 var(--icw-font);
    color: var(--icw-text);
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }

  h1,
  h2,
  h3,
  p,
  dl,
  dd,
  ul,
  ol {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  :focus-visible {
    outline: 2px solid var(--icw-focus);
    outline-offset: 1px;
    box-shadow: 0 0 0 5px var(--icw-focus-outer);
  }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  svg {
    flex: none;
    width: 1rem;
    height: 1rem;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
