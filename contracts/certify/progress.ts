import type { CertificationCase } from './certification-case.ts';
import type { CaseResult } from './certification-run.ts';

export interface Progress {
  begin(certified: CertificationCase): void;
  end(result: CaseResult): void;
  done(): void;
}

interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const marks = { passed: 'ok', failed: 'FAILED', deviation: 'deviates', skipped: 'skipped' } as const;

/**
 * Tells a terminal which case runs and how long the rest may take, on one line that changes; where nobody watches,
 * such as in CI, one line for each case that is done.
 */
export function progressOn(terminal: Terminal, total: number, now: () => number): Progress {
  const began = now();
  let done = 0;
  const clear = () => {
    if (terminal.isTTY) terminal.write('\r\u001B[K');
  };
  return {
    begin({ scenario }) {
      if (!terminal.isTTY) return;
      clear();
      terminal.write(`${done + 1}/${total} ${scenario.title}${timeLeft(now() - began, done, total)}`);
    },
    end({ case: { scenario }, verdict, reason, durationMs }) {
      done += 1;
      clear();
      if (terminal.isTTY && verdict === 'passed') return;
      const why = reason === undefined ? '' : `: ${reason}`;
      terminal.write(`${marks[verdict]} ${scenario.name} (${durationMs} ms)${why}\n`);
    },
    done: clear,
  };
}

function timeLeft(elapsed: number, done: number, total: number): string {
  if (done === 0) return '';
  const seconds = Math.ceil(((elapsed / done) * (total - done)) / 1_000);
  return ` (about ${seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`} left)`;
}
