import { css } from 'lit';

export const ctiBarStyles = css`
  :host {
    display: block;
  }

  .bar {
    --tone: var(--icw-idle);

    display: grid;
    /* The state stands where it stood, whatever its words and timers. */
    grid-template-columns: minmax(0, 3fr) minmax(0, 4fr) minmax(0, 3fr);
    align-items: center;
    gap: 0.25rem 1rem;
    min-height: 2.75rem;
    padding: 0.375rem var(--icw-inset);
    border-block: 1px solid var(--icw-bar-line);
    box-shadow: inset 4px 0 0 var(--tone);
    background: var(--icw-surface);
    color: var(--icw-text);
  }

  .alerting {
    --tone: var(--icw-ringing);
  }

  .bar.alerting {
    background: var(--icw-ringing-soft);
    animation: arrive 0.9s ease-out 1;
  }

  .initiated,
  .dialing {
    --tone: var(--icw-dialing);
  }

  .connected {
    --tone: var(--icw-connected);
  }

  .consulting,
  .conferenced {
    --tone: var(--icw-consult);
  }

  .held {
    --tone: var(--icw-held);
  }

  .wrapUp {
    --tone: var(--icw-wrap-up);
  }

  .ended {
    --tone: var(--icw-idle);
  }

  .failed {
    --tone: var(--icw-error);
  }

  .left,
  .right {
    overflow-wrap: anywhere;
  }

  .left {
    font-size: 1.0625rem;
    font-weight: 600;
  }

  .right {
    color: var(--icw-text-muted);
    text-align: end;
  }

  .alerting .right {
    color: var(--icw-text);
  }

  .left {
    display: flex;
    align-items: center;
    gap: 0.5rem;
  }

  .channel {
    display: inline-flex;
    color: var(--tone);
  }

  .channel svg {
    width: 1.125rem;
    height: 1.125rem;
  }

  .mark {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    color: var(--icw-reject);
    font-weight: 600;
  }

  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
  }

  .who {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    font-weight: 600;
  }

  .who svg {
    color: var(--icw-consult);
  }

  .chip {
    padding: 0.1875rem 0.625rem;
    border-radius: 1rem;
    background: var(--tone);
    color: var(--icw-on-chip);
    font-size: var(--icw-size-small);
    font-weight: 600;
    letter-spacing: 0.02em;
    white-space: nowrap;
  }

  .idle .left {
    display: none;
  }

  .idle .state {
    grid-column: 1 / -1;
  }

  .idle .chip {
    padding-inline: 0;
    background: none;
    color: var(--icw-text-muted);
    font-weight: 400;
  }

  .failed .chip {
    background: var(--icw-error-soft);
    color: var(--icw-error);
  }

  .queue,
  .total {
    color: var(--icw-text-muted);
    white-space: nowrap;
  }

  .alerting .queue {
    color: var(--icw-text);
  }

  @keyframes arrive {
    from {
      background: color-mix(in srgb, var(--icw-ringing) 45%, var(--icw-ringing-soft));
    }
  }

  @media (width < 40rem) {
    .bar {
      grid-template-columns: minmax(0, 1fr);
      padding-inline-start: calc(var(--icw-inset) + 4px);
    }

    .right {
      text-align: start;
    }

    .right:empty {
      display: none;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .bar.alerting {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    .bar {
      border-inline-start: 4px solid CanvasText;
    }

    .alerting {
      border-inline-start-color: Highlight;
    }

    .chip {
      border: 1px solid currentcolor;
    }
  }
`;
