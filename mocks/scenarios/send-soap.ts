import { type SoapStep, soapBody } from './soap-body.ts';

/**
 * Posts to the bridge what a step says and holds the answer against it; returns the text of the element that the
 * step takes. Throws an error that says how the answer differs.
 */
export async function sendSoap(step: SoapStep, bridge: string | undefined): Promise<string | undefined> {
  if (bridge === undefined) {
    throw new Error(
      "Failed to speak to the bridge: this world does not tell its address. Give the bridge's URL as well.",
    );
  }
  const body = soapBody(step);
  const response = await fetch(`${bridge.replace(/\/$/, '')}${step.path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers:
      body === undefined
        ? { ...step.headers }
        : { 'content-type': 'text/xml; charset=utf-8', soapaction: '""', ...step.headers },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const code = faultCodeOf(text);
  const answered = `the bridge answered ${response.status}${code === undefined ? '' : ` with the fault ${code}`}`;
  if (step.status !== undefined && response.status !== step.status) {
    throw new Error(`Failed to see status ${step.status}: ${answered}. ${text.slice(0, 300)}`);
  }
  if (step.fault !== code) {
    const wanted = step.fault === undefined ? 'an answer' : `the fault ${step.fault}`;
    throw new Error(`Failed to see ${wanted}: ${answered}. ${text.slice(0, 300)}`);
  }
  for (const part of step.contains ?? []) {
    if (!text.includes(part)) {
      throw new Error(`Failed to see ${JSON.stringify(part)} in the answer: ${text.slice(0, 300)}`);
    }
  }
  if (step.take === undefined) return undefined;
  const taken = new RegExp(`<(?:[\\w.-]+:)?${step.take}[^>]*>([^<]*)<`).exec(text)?.[1];
  if (taken !== undefined) return taken;
  throw new Error(`Failed to take ${step.take}: the answer has no such element. ${text.slice(0, 300)}`);
}

/** Our own code in the fault's detail, else the fault code itself; `undefined` where it is no fault. */
function faultCodeOf(text: string): string | undefined {
  if (!/<(?:[\w.-]+:)?Fault[\s>]/.test(text)) return undefined;
  return (
    /<(?:[\w.-]+:)?code[^>]*>([^<]*)</.exec(text)?.[1] ?? /<faultcode[^>]*>([^<]*)</.exec(text)?.[1] ?? ''
  );
}
