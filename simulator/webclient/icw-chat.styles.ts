import { css } from 'lit';

export const chatStyles = css`
  .chat {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
    gap: 1rem;
  }

  @container (width >= 44rem) {
    .chat {
      grid-template-columns: minmax(0, 1fr) 15rem;
    }
  }

  :host([embedded]) .title {
    min-height: 1.625rem;
    font-size: var(--icw-size);
  }

  .conversation {
    display: grid;
    grid-template-rows: minmax(10rem, min(26rem, 46vh)) auto;
  }

  .log {
    display: flex;
    flex-direction: column;
    gap: 0.625rem;
    padding: 1rem;
    overflow-y: auto;
  }

  .log:focus-visible {
    outline-offset: -2px;
    box-shadow: none;
  }

  .posting {
    display: grid;
    justify-items: start;
    max-width: min(36rem, 85%);
  }

  .by {
    color: var(--icw-text-muted);
    font-size: var(--icw-size-small);
  }

  .line {
    padding: 0.4375rem 0.75rem;
    border: 1px solid var(--icw-line);
    border-radius: 2px 10px 10px;
    background: var(--icw-bar-raised);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .own {
    align-self: flex-end;
    justify-items: end;
  }

  .own .line {
    border-color: var(--icw-brand-deep);
    border-radius: 10px 2px 10px 10px;
    background: var(--icw-brand-deep);
    color: var(--icw-on-brand);
  }

  .system {
    align-self: center;
    justify-items: center;
    text-align: center;
  }

  .system .line {
    padding: 0;
    border: 0;
    background: none;
    color: var(--icw-text-muted);
    font-style: italic;
  }

  .entry {
    display: grid;
    gap: 0.5rem;
    padding: 0.75rem;
    border-top: 1px solid var(--icw-line);
    background: var(--icw-bar-raised);
  }

  textarea {
    width: 100%;
  }

  .under {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
  }

  .hint {
    flex: 1 1 8rem;
    color: var(--icw-text-muted);
    font-size: var(--icw-size-small);
  }

  select {
    max-width: 12rem;
  }

  .over {
    padding: 0.75rem 1rem;
    border-top: 1px solid var(--icw-line);
    color: var(--icw-text-muted);
  }

  .parties li {
    display: flex;
    gap: 0.625rem;
    padding: 0.5rem var(--icw-inset);
    overflow-wrap: anywhere;
  }

  .parties svg {
    margin-top: 0.1875rem;
    color: var(--icw-text-muted);
  }

  .parties small {
    display: block;
    color: var(--icw-text-muted);
    font-size: var(--icw-size-small);
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    padding: 0.75rem var(--icw-inset);
    border-top: 1px solid var(--icw-line);
  }

  .acts:not(:has(*)) {
    display: none;
  }
`;
