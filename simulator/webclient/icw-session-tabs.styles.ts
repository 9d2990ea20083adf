import { css } from 'lit';

export const sessionTabsStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    padding: 0.375rem var(--icw-inset) 0;
    background: var(--icw-brand-deep);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 1rem;
  }

  .tabs {
    display: flex;
    flex: 1 1 auto;
    gap: 0.125rem;
    min-width: 0;
    max-width: 100%;
  }

  .full {
    flex: 1 1 100%;
    padding-block: 0.125rem 0.25rem;
    color: var(--icw-on-brand);
    font-size: var(--icw-size-small);
  }

  button {
    position: relative;
    display: flex;
    align-items: center;
    gap: 0.5rem;
    flex: 1 1 0;
    min-width: 0;
    max-width: 15rem;
    min-height: 2.625rem;
    padding: 0.1875rem 0.625rem;
    border: 0;
    border-radius: var(--icw-radius) var(--icw-radius) 0 0;
    background: color-mix(in srgb, var(--icw-brand-deep) 78%, black);
    color: var(--icw-on-brand);
    font: var(--icw-size) / 1.2 var(--icw-font);
    text-align: start;
    cursor: pointer;
  }

  .words {
    display: grid;
    min-width: 0;
  }

  button:hover {
    background: color-mix(in srgb, var(--icw-brand-deep) 60%, black);
  }

  button[aria-selected='true'] {
    background: var(--icw-bar);
    color: var(--icw-bar-text);
    font-weight: 600;
  }

  .alerting,
  .unread {
    box-shadow: inset 0 3px 0 var(--icw-attention);
  }

  .alerting {
    animation: arrive 0.9s ease-out 1;
  }

  .badge {
    min-width: 1.25rem;
    padding: 0.0625rem 0.3125rem;
    border-radius: 1rem;
    background: var(--icw-attention);
    color: var(--icw-on-attention);
    font-size: var(--icw-size-small);
    font-weight: 700;
    text-align: center;
  }

  icw-timer {
    margin-inline-start: 0.25rem;
    font-weight: 400;
  }

  @keyframes arrive {
    from {
      background: var(--icw-attention);
      color: var(--icw-on-attention);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .alerting {
      animation: none;
    }
  }

  .who {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .state {
    font-size: var(--icw-size-small);
    font-weight: 400;
    opacity: 0.95;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  @container (width < 40rem) {
    .tabs {
      flex-wrap: wrap;
    }

    button {
      flex: 1 1 8rem;
    }
  }

  button:focus-visible {
    z-index: 1;
    outline-color: var(--icw-on-brand);
    outline-offset: -4px;
    box-shadow: none;
  }

  button[aria-selected='true']:focus-visible {
    outline-color: var(--icw-focus);
  }

  @media (forced-colors: active) {
    button {
      border: 1px solid ButtonText;
    }

    button[aria-selected='true'] {
      border-width: 2px;
      border-color: Highlight;
    }
  }
`;
