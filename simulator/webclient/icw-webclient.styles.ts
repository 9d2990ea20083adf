import { css } from 'lit';

export const webclientStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 100%;
    background: var(--icw-page);
    container-type: inline-size;
  }

  /* What is laid over the web client while a dialog is open goes no further than its edges. */
  :host([modal]) {
    contain: layout;
  }

  :host(:not([current])) .branding {
    background: var(--icw-idle);
  }

  .branding {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 1rem;
    min-height: 2.75rem;
    padding: 0.25rem var(--icw-inset);
    background: var(--icw-brand-deep);
    color: var(--icw-on-brand);
  }

  h1 {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    margin-inline-end: auto;
    font-size: 1rem;
    font-weight: 600;
    line-height: 1.2;
  }

  .links {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
  }

  .mark {
    width: 0.875rem;
    height: 0.875rem;
    border: 3px solid var(--icw-on-brand);
    border-inline-end-color: transparent;
    border-radius: 50%;
    transform: rotate(-45deg);
  }

  .branding button {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-height: 1.75rem;
    padding: 0 0.5rem;
    border: 1px solid transparent;
    border-radius: var(--icw-radius);
    background: none;
    color: inherit;
    font: var(--icw-size) / 1 var(--icw-font);
    cursor: pointer;
  }

  .branding .opener {
    justify-content: center;
    width: 2rem;
    min-height: 2rem;
    padding: 0;
  }

  .links .name {
    padding-inline-start: 0.5rem;
  }

  .branding button:hover {
    border-color: currentcolor;
  }

  .branding :focus-visible {
    outline-color: var(--icw-on-brand);
    box-shadow: none;
  }

  .body {
    display: flex;
    flex: 1;
    align-items: stretch;
  }

  nav {
    flex: none;
    width: 12.25rem;
    padding-block: 0.5rem;
    border-inline-end: 1px solid var(--icw-line);
    background: var(--icw-bar-raised);
  }

  nav button {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    width: 100%;
    min-height: 2.25rem;
    padding: 0.25rem var(--icw-inset);
    border: 0;
    border-inline-start: 3px solid transparent;
    background: none;
    color: var(--icw-bar-text);
    font: var(--icw-size) / 1.3 var(--icw-font);
    text-align: start;
    cursor: pointer;
  }

  nav button:hover {
    background: var(--icw-bar);
  }

  nav button[aria-current] {
    border-inline-start-color: var(--icw-brand);
    background: var(--icw-bar);
    font-weight: 600;
  }

  nav button:focus-visible {
    outline-offset: -3px;
    box-shadow: none;
  }

  main {
    flex: 1;
    min-width: 0;
    padding: 1.25rem 1.5rem 2rem;
    outline: none;
  }

  .with-chat {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
    gap: 1.25rem;
  }

  @container (width >= 52rem) {
    .with-chat {
      grid-template-columns: minmax(13rem, 2fr) minmax(0, 3fr);
    }
  }

  /* The head stays in sight; only the page under it scrolls (ui.md 1). A small window scrolls as a whole. */
  @media (height >= 44rem) and (width >= 56rem) {
    .body {
      min-height: 0;
    }

    nav,
    main {
      overflow-y: auto;
    }
  }

  .off {
    padding: 0;
  }

  .wait {
    padding: 5rem 1rem;
    color: var(--icw-text-muted);
    text-align: center;
  }

  @container (width < 40rem) {
    .body {
      flex-direction: column;
    }

    nav {
      display: flex;
      flex-wrap: wrap;
      width: auto;
      padding: 0;
      border-inline-end: 0;
      border-bottom: 1px solid var(--icw-line);
    }

    nav button {
      width: auto;
    }

    main {
      padding: 1rem;
    }

    .off {
      padding: 0;
    }
  }

  @media (forced-colors: active) {
    nav button {
      border-inline-start-color: Canvas;
    }

    nav button[aria-current] {
      border-inline-start-color: Highlight;
    }
  }
`;
