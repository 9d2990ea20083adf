import { css } from 'lit';

export const scenariosStyles = css`
  :host {
    display: block;
  }

  .head {
    display: flex;
    align-items: center;
    gap: 0.375rem;
  }

  .head h3,
  .head h4 {
    flex: 1;
    margin: 0;
  }

  h3 .quiet {
    margin-inline-start: 0.375rem;
    font-weight: 400;
  }

  input[type='search'] {
    margin-top: 0.5rem;
  }

  h4 {
    margin: 0.75rem 0 0.125rem;
    color: var(--desk-accent);
    font-size: 0.75rem;
    font-weight: 600;
  }

  h4::first-letter {
    text-transform: uppercase;
  }

  li {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    padding: 0.3125rem 0.375rem;
    border-radius: 6px;
  }

  ul > li:hover {
    background: var(--desk-hover);
  }

  li.current {
    background: var(--desk-selected);
  }

  .what {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .what .quiet,
  .hint,
  .recorder .quiet {
    font-size: 0.75rem;
  }

  .fact {
    margin-inline-end: 0.25rem;
    padding: 0 0.3125rem;
    border: 1px solid var(--desk-line);
    border-radius: 4px;
    font: 0.6875rem / 1rem var(--icw-font-mono);
  }

  .play,
  .edit {
    width: 1.75rem;
    padding: 0;
  }

  .play {
    color: var(--desk-accent);
  }

  .play svg {
    fill: currentcolor;
  }

  .edit {
    border-color: transparent;
    background: none;
  }

  button[aria-disabled='true'] {
    color: var(--desk-muted);
    cursor: default;
  }

  .hint,
  .none {
    margin-top: 0.75rem;
  }

  .recorder {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    margin-top: 0.5rem;
  }

  .recorder input {
    flex: 1;
  }

  .dot {
    flex: none;
    width: 0.625rem;
    height: 0.625rem;
    border-radius: 50%;
    background: var(--desk-error);
  }

  .on .dot {
    animation: glow 1.6s ease-in-out infinite;
  }

  @keyframes glow {
    50% {
      opacity: 0.35;
    }
  }

  .played {
    margin-top: 0.625rem;
    padding: 0.625rem 0.75rem;
    border: 1px solid var(--desk-line);
    border-inline-start: 3px solid var(--desk-border);
    border-radius: 6px;
    background: var(--desk-panel);
  }

  .played.passed {
    border-inline-start-color: var(--desk-accent);
  }

  .played.failed {
    border-inline-start-color: var(--desk-error);
  }

  .outcome {
    margin-block: 0.125rem 0.375rem;
    font-size: 0.75rem;
    color: var(--desk-muted);
  }

  ol {
    max-height: 16rem;
    margin: 0;
    padding: 0;
    overflow-y: auto;
    list-style: none;
  }

  ol li {
    align-items: baseline;
    padding: 0.125rem 0;
    font-size: 0.75rem;
  }

  .mark {
    flex: none;
    width: 0.75rem;
    text-align: center;
  }

  .passed .mark {
    color: var(--desk-accent);
  }

  .failed .mark {
    color: var(--desk-error);
  }

  .waiting {
    color: var(--desk-muted);
  }

  .running .what p:first-child {
    font-weight: 600;
  }

  .wire {
    min-height: 1.5rem;
    padding: 0 0.375rem;
    font-size: 0.6875rem;
  }

  .ms {
    flex: none;
    min-width: 3.5rem;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    .on .dot {
      animation: none;
    }
  }
`;
