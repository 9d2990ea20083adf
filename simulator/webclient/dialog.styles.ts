import { css } from 'lit';

export const dialogStyles = css`
  /* As large as the web client, which contains it while it is there. */
  .layer {
    --dialog-top: clamp(0.5rem, 8vh, 5rem);

    position: fixed;
    z-index: 30;
    inset: 0;
    background: rgb(15 22 29 / 0.45);
  }

  dialog {
    width: min(30rem, 100% - 2rem);
    max-height: calc(100vh - var(--dialog-top) - 0.5rem);
    padding: 0;
    border: 1px solid var(--icw-line);
    border-radius: calc(var(--icw-radius) * 2);
    background: var(--icw-surface);
    color: var(--icw-text);
    box-shadow: var(--icw-shadow);
  }

  /* A web client that is higher than the window scrolls; its dialog stays in sight. */
  .layer > dialog {
    position: sticky;
    top: var(--dialog-top);
    margin: 0 auto;
    outline: none;
  }

  dialog.wide {
    width: min(46rem, 100% - 2rem);
  }

  .frame {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    max-height: calc(100vh - var(--dialog-top) - 0.75rem);
    overflow: hidden;
    border-radius: inherit;
  }

  .head {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: 1rem;
    padding: 1rem 0.75rem 0.75rem 1.25rem;
    border-bottom: 1px solid var(--icw-line);
  }

  h2 {
    font-size: 1.125rem;
    font-weight: 600;
    line-height: 1.3;
  }

  .head p {
    color: var(--icw-text-muted);
  }

  .cross {
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    width: 2rem;
    height: 2rem;
    border: 1px solid transparent;
    border-radius: var(--icw-radius);
    background: none;
    color: var(--icw-text-muted);
    cursor: pointer;
  }

  .cross:hover {
    border-color: currentcolor;
  }

  .content {
    padding: 1rem 1.25rem;
    overflow-y: auto;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0.5rem;
    padding: 0.75rem 1.25rem;
    border-top: 1px solid var(--icw-line);
    background: var(--icw-bar-raised);
  }

  @media (prefers-reduced-motion: no-preference) {
    dialog[open] {
      animation: rise 0.14s ease-out;
    }
  }

  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }
`;
