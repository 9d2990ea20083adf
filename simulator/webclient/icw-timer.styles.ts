import { css } from 'lit';

export const timerStyles = css`
  :host {
    display: inline-block;
    font-variant-numeric: tabular-nums;
  }

  .attention {
    font-weight: 700;
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 3px;
  }
`;
