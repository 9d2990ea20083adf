import { type Dialect, defaultDialect, encodeEvent, encodeRequest } from '@switchhook/bridge/ici';
import type { WireDetail } from '@switchhook/simulator/model';

export type ToldState = 'alerting' | 'connected' | 'held' | 'ended';

/** Writes messages of a call as the wiretap records them, in a dialect. */
export function recordedCall(dialect: Dialect = defaultDialect) {
  const capability = (name: string) => dialect.capabilities[name as keyof Dialect['capabilities']] ?? name;

  function detail(
    seq: number,
    link: WireDetail['link'],
    name: string,
    body: string,
    reply: string,
  ): WireDetail {
    return {
      seq,
      link,
      kind: 'exchange',
      name,
      status: 200,
      at: seq * 1_000,
      durationMs: 5,
      requestBytes: 1,
      responseBytes: 1,
      isError: false,
      request: { headers: {}, body },
      response: { headers: {}, body: reply },
    };
  }

  return {
    /** That SAP was told of a state. */
    told(
      seq: number,
      state: ToldState,
      capabilityList: readonly string[],
      id = '7',
      user = 'agent1',
    ): WireDetail {
      const { body } = encodeEvent(
        dialect,
        'phoneCallChanged',
        {
          appIds: ['a'],
          phoneCall: {
            phoneCallId: id,
            phoneCallStatus: dialect.codes.phoneCallStatus[state],
            processingStatus: dialect.codes.processingStatus.accepted,
            capabilityList: capabilityList.map(capability),
            remoteNumbers: ['+4911'],
            dialedNumbers: ['+8001'],
            participants: [],
            direction: 'in',
            queue: { id: '', description: '' },
            lineId: 'line',
            conference: false,
            attachedData: '',
          },
        },
        user,
      );
      return detail(seq, 'bridge → SAP', 'IciEvent.phoneCallChanged', body, '');
    },
    /** That SAP asked for an operation, and was answered. */
    asked(seq: number, name: 'hold' | 'accept', user = 'agent1'): WireDetail {
      const operation = `IciPhoneCall.${name}` as const;
      const { body } = encodeRequest(dialect, operation, { itemId: '7' }, user);
      const namespace = dialect.namespaces.service.replace('{service}', 'IciPhoneCall');
      const reply = `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><i:${name}Response xmlns:i="${namespace}"/></soap:Body></soap:Envelope>`;
      return detail(seq, 'SAP → bridge', operation, body, reply);
    },
  };
}
