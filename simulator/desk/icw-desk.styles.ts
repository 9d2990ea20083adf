import { css } from 'lit';

export const deskPanelStyles = css`
  :host {
    display: block;
    background: var(--desk-page);
  }

  aside {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
  }

  header {
    display: flex;
    align-items: baseline;
    gap: 0.5rem;
    padding: 0.5rem 1rem;
    border-bottom: 1px solid var(--desk-line);
  }

  h2 {
    color: var(--desk-accent);
    font: 600 0.875rem / 1.75rem var(--icw-font-mono);
  }

  header p {
    flex: 1;
    font-size: 0.75rem;
  }

  header button {
    align-self: center;
    width: 1.75rem;
    padding: 0;
    border-color: transparent;
    background: none;
  }

  .part {
    padding: 0.75rem 1rem;
  }

  .part + .part,
  .far-end + .part {
    border-top: 1px solid var(--desk-line);
  }

  icw-wire-list {
    flex: 1 1 14rem;
    min-height: 14rem;
  }

  icw-wire-detail {
    flex: 1.4 1 16rem;
    min-height: 12rem;
  }

  :host([collapsed]) header {
    flex-direction: column-reverse;
    align-items: center;
    padding: 0.5rem;
    border-bottom: 0;
  }

  :host([collapsed]) h2 {
    writing-mode: vertical-rl;
  }

  :host([collapsed]) header p {
    display: none;
  }

  @media (width < 70rem) {
    :host([collapsed]) header {
      flex-direction: row;
    }

    :host([collapsed]) h2 {
      flex: 1;
      writing-mode: initial;
    }

    icw-wire-list {
      flex: none;
      height: 24rem;
    }

    icw-wire-detail {
      flex: none;
      max-height: 32rem;
    }
  }
`;
