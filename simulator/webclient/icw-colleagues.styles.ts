import { css } from 'lit';

export const colleaguesStyles = css`
  :host {
    display: block;
  }

  .search {
    display: grid;
    gap: 0.25rem;
    margin-bottom: 0.5rem;
  }

  .quiet {
    color: var(--icw-text-muted);
  }

  .trouble {
    color: var(--icw-error);
  }

  ul {
    max-height: var(--icw-list-height, 22rem);
    overflow-y: auto;
  }

  li + li {
    border-top: 1px solid var(--icw-line);
  }

  .line {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    width: 100%;
    min-height: 2.75rem;
    padding: 0.3125rem 0.5rem;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
  }

  button.line {
    cursor: pointer;
  }

  button.line:hover,
  button.line[aria-pressed='true'] {
    background: var(--icw-bar);
  }

  button.line:focus-visible {
    outline-offset: -2px;
    box-shadow: none;
  }

  .who {
    display: grid;
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  b {
    font-weight: 600;
  }

  small {
    color: var(--icw-text-muted);
    font-size: var(--icw-size-small);
  }

  /* Presence has a shape of its own besides its colour and its word. */
  .presence {
    flex: none;
    width: 0.75rem;
    height: 0.75rem;
    border: 2px solid var(--icw-idle);
    border-radius: 50%;
  }

  .presence.available {
    border-color: var(--icw-accept);
    background: var(--icw-accept);
  }

  .presence.busy {
    border-color: var(--icw-reject);
    background: linear-gradient(var(--icw-reject), var(--icw-reject)) center / 100% 2px no-repeat;
  }

  .presence.queue {
    border-radius: 2px;
  }

  .actions {
    display: flex;
    flex: none;
    gap: 0.25rem;
  }

  .actions .button {
    justify-content: center;
    width: 2.125rem;
    padding: 0;
  }

  @media (forced-colors: active) {
    button.line[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
