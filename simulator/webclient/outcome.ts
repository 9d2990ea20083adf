/** How a request to a server went. */
export type Outcome<Answer = unknown> =
  | { readonly isDone: true; readonly answer: Answer }
  | { readonly isDone: false; readonly why: string };

/** Reads an answer as JSON; a refusal's `message`, or what kept the answer away, becomes the reason. */
export async function outcomeOf<Answer = unknown>(pending: Promise<Response>): Promise<Outcome<Answer>> {
  try {
    const response = await pending;
    const body = await response.text();
    if (!response.ok && !isJson(body)) return { isDone: false, why: statusOf(response) };
    const answer: unknown = body ? JSON.parse(body) : undefined;
    if (response.ok) return { isDone: true, answer: answer as Answer };
    return { isDone: false, why: messageOf(answer) ?? statusOf(response) };
  } catch (error) {
    return { isDone: false, why: error instanceof Error ? error.message : String(error) };
  }
}

const statusOf = ({ status, statusText }: Response): string => `${status} ${statusText}`.trim();

// A proxy or a server that stands in for ours answers its errors in HTML.
const isJson = (body: string): boolean => /^\s*[[{"]/.test(body);

function messageOf(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  if ('message' in answer && typeof answer.message === 'string') return answer.message;
  return 'error' in answer
    ? typeof answer.error === 'string'
      ? answer.error
      : messageOf(answer.error)
    : undefined;
}
