import { css } from 'lit';

export const transferDialogStyles = css`
  :host {
    --icw-list-height: 14rem;

    position: sticky;
    z-index: 2;
    bottom: 0;
    display: block;
  }

  .docked {
    position: static;
    width: auto;
    margin: 0.75rem;
  }

  .number {
    display: grid;
    gap: 0.25rem;
    margin-bottom: 0.75rem;
  }

  .note {
    min-height: 1.25rem;
    margin-top: 0.75rem;
    color: var(--icw-text-muted);
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0.5rem;
  }

  .legs {
    display: grid;
    gap: 0.5rem;
  }

  .legs li {
    --tone: var(--icw-consult);

    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-height: 3rem;
    padding: 0.5rem 0.875rem;
    border: 1px solid var(--icw-line);
    border-inline-start: 4px solid var(--tone);
    border-radius: var(--icw-radius);
  }

  .legs .held {
    --tone: var(--icw-held);
  }

  .legs .calling {
    --tone: var(--icw-dialing);
  }

  .legs span {
    flex: 1;
    overflow-wrap: anywhere;
  }
`;
