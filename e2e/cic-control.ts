export interface CallToPlace {
  readonly to: { readonly user: string } | { readonly workgroup: string };
  /** Left out where the caller sends no number. */
  readonly from?: string;
  readonly name?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** What the far end of a call does, through the mock CIC's control API. */
export function cicControl(url: string) {
  async function post(path: string, body: object = {}): Promise<unknown> {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`Failed to POST ${path}: ${response.status} ${text}.`);
    return text ? JSON.parse(text) : undefined;
  }
  return {
    async placeCall(call: CallToPlace): Promise<string> {
      const { interactionId } = (await post('/interactions', { kind: 'call', ...call })) as {
        interactionId: string;
      };
      return interactionId;
    },
    hangUp: (interactionId: string) => post(`/interactions/${interactionId}/remote-disconnect`),
    answer: (interactionId: string) => post(`/interactions/${interactionId}/remote-answer`),
  };
}

export type CicControl = ReturnType<typeof cicControl>;
