import {
  decodeReply,
  defaultDialect,
  encodeRequest,
  type OperationInput,
  type OperationName,
} from '@switchhook/bridge/ici';

/** Calls the bridge as SAP would; resolves to the answer, or to the fault as `ICI-004 Failed to …`. */
export async function callBridge<N extends OperationName>(
  bridgeUrl: string,
  name: N,
  input: OperationInput<N>,
  user?: string,
): Promise<unknown> {
  const { body, contentType, soapAction } = encodeRequest(defaultDialect, name, input, user);
  const response = await fetch(`${bridgeUrl}ici/${name.split('.')[0]}`, {
    method: 'POST',
    headers: { 'content-type': contentType, soapaction: soapAction },
    body,
  });
  const reply = decodeReply(defaultDialect, name, await response.text());
  return reply.kind === 'fault' ? `${reply.code} ${reply.message}` : reply.value;
}
