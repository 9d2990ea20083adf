import { css } from 'lit';

export const wireDetailStyles = css`
  :host {
    display: block;
    min-height: 0;
    overflow-y: auto;
  }

  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
  }

  .what {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .quiet {
    font-size: 0.75rem;
    overflow-wrap: anywhere;
  }

  h4 {
    margin: 0.75rem 0 0.25rem;
    color: var(--desk-accent);
    font-size: 0.75rem;
    font-weight: 600;
  }

  summary {
    width: max-content;
    color: var(--desk-muted);
    font-size: 0.75rem;
    line-height: 1.5rem;
    cursor: pointer;
  }

  dl {
    display: grid;
    grid-template-columns: minmax(0, max-content) minmax(0, 1fr);
    gap: 0.125rem 0.75rem;
    padding-bottom: 0.5rem;
    font-size: 0.75rem;
  }

  dt {
    color: var(--desk-muted);
    overflow-wrap: anywhere;
  }

  dd {
    overflow-wrap: anywhere;
  }

  .known {
    margin-top: 0.375rem;
    font-size: 0.75rem;
  }

  .provenance {
    padding: 0 0.375rem;
    border: 1px solid var(--desk-line);
    border-radius: 4px;
    color: var(--desk-muted);
    white-space: nowrap;
  }

  .provenance.documented {
    color: var(--desk-accent);
  }

  .copies {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem;
    margin-top: 0.5rem;
  }
`;
