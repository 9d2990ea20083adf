import type { RecordedMessage } from './recorded-message.ts';
import type { Divergence, Judgement } from './verdict.ts';

const around = 3;

/** The first divergence with the messages around it, and how many there are. */
export function judgementText({ divergences, messages }: Judgement): string {
  const [first, ...others] = divergences;
  if (!first) return `All ${messages.length} messages hold.`;
  const more = others.map((divergence) => `  ${divergence.position}: ${divergenceText(divergence)}`);
  return [
    `The first divergence is at message ${first.position}: ${first.operation}, ${first.rule}.`,
    `  found:    ${first.found}`,
    `  expected: ${first.expected}`,
    '',
    ...near(messages, first.position),
    ...(more.length > 0 ? ['', `${more.length} more:`, ...more] : []),
  ].join('\n');
}

/** One divergence in one line. */
export function divergenceText({ operation, rule, found, expected }: Divergence): string {
  return `${operation}, ${rule}: found ${found}; expected ${expected}`;
}

function near(messages: readonly RecordedMessage[], position: number): readonly string[] {
  const index = messages.findIndex((message) => message.position === position);
  return messages.slice(Math.max(0, index - around), index + around + 1).map((message) => {
    const mark = message.position === position ? '>' : ' ';
    const answered = message.response === undefined ? 'no answer' : String(message.response.status);
    return `${mark} ${String(message.position).padStart(5)}  ${message.direction}  ${summaryOf(message.request)}  ${answered}`;
  });
}

/** What stands in the Body, in one line without its markup. */
function summaryOf(body: string): string {
  const [, name = '?', content = ''] =
    /<(?:[\w.-]+:)?Body[^>]*>\s*<(?:[\w.-]+:)?([\w.-]+)([\s\S]*)<\/(?:[\w.-]+:)?Body>/.exec(body) ?? [];
  const words = content
    .replace(/<[^>]*>|^[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > 100 ? `${name} ${words.slice(0, 99)}…` : `${name} ${words}`;
}
