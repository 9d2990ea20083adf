import { css } from 'lit';

export const toolbarButtonStyles = css`
  :host {
    position: relative;
    display: inline-flex;
  }

  button {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-height: var(--icw-control);
    padding: 0 0.5625rem 0 0.4375rem;
    border: 1px solid var(--icw-button-border);
    border-radius: var(--icw-radius);
    background: var(--icw-button);
    color: var(--icw-button-text);
    font: var(--icw-size-control) / 1 var(--icw-font);
    white-space: nowrap;
    cursor: pointer;
  }

  /* Out of the way but in the page, so that what it would take can be measured. */
  :host([dense]) .both svg {
    position: absolute;
    visibility: hidden;
  }

  :host([dense]) .both {
    padding-inline: 0.5rem;
  }

  /* Set off by a stroke and not by a bolder face, which is wider: nothing moves when a state changes. */
  button:not([aria-disabled]) span {
    -webkit-text-stroke: 0.4px currentcolor;
  }

  button:hover {
    background: var(--icw-button-hover);
  }

  :host([tone='accept']) button {
    color: var(--icw-accept);
  }

  :host([tone='reject']) button {
    color: var(--icw-reject);
  }

  :host([tone]) button:not([aria-disabled]) {
    border-color: currentcolor;
  }

  :host([tone='accept']) button:not([aria-disabled]) {
    border-color: var(--icw-accept);
    background: var(--icw-accept);
    color: var(--icw-on-tone);
  }

  :host([tone='accept']) button:not([aria-disabled]):hover {
    filter: brightness(1.1);
  }

  :host([tone='reject']) button:not([aria-disabled]):hover {
    background: var(--icw-reject-soft);
  }

  button[aria-disabled] {
    border-color: var(--icw-disabled-border);
    background: transparent;
    color: var(--icw-disabled-text) !important;
    cursor: default;
  }

  button[aria-disabled] svg {
    opacity: 0.75;
  }

  button[aria-pressed='true']:not([aria-disabled]) {
    border-color: var(--icw-brand-deep);
    background: var(--icw-brand-deep);
    color: var(--icw-on-brand);
  }

  .tip {
    position: absolute;
    z-index: 10;
    top: calc(100% + 0.5rem);
    left: 0;
    display: none;
    width: max-content;
    max-width: 16rem;
    padding: 0.375rem 0.625rem;
    border-radius: var(--icw-radius);
    background: var(--icw-bar-text);
    color: var(--icw-surface);
    font-size: var(--icw-size-small);
    box-shadow: var(--icw-shadow);
    pointer-events: none;
  }

  .tip b {
    display: block;
    font-weight: 600;
  }

  .keys {
    opacity: 0.85;
    white-space: nowrap;
  }

  button:focus-visible + .tip:not(.dismissed) {
    display: block;
  }

  @media (hover: hover) {
    button:hover + .tip:not(.dismissed) {
      display: block;
      animation: appear 0.2s 0.45s both;
    }
  }

  @keyframes appear {
    from {
      visibility: hidden;
      opacity: 0;
    }
    to {
      visibility: visible;
      opacity: 1;
    }
  }

  /* A narrow page has no room under the button: the note goes to the foot of the window. */
  @media (width < 40rem) {
    .tip {
      position: fixed;
      inset: auto 0.5rem 0.5rem;
      width: auto;
      max-width: none;
    }
  }

  @media (forced-colors: active) {
    button[aria-disabled] {
      border-color: GrayText;
      color: GrayText !important;
    }

    button[aria-pressed='true'] {
      outline: 3px solid Highlight;
      outline-offset: -3px;
    }

    .tip {
      border: 1px solid CanvasText;
    }
  }
`;
