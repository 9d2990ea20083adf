import { matching } from '../../pact/expected.ts';
import { anyText } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { upAndIdle } from '../states.ts';

export const exchangeProductInformation = iciContract('IciSystem.exchangeProductInformation', [
  {
    when: 'as the first request of all',
    given: [upAndIdle],
    input: {
      productInformation: {
        productName: 'SAP CRM',
        productVersion: '7.0 EHP 3',
        vendor: 'SAP',
        interfaceVersion: '3.07',
      },
    },
    answer: {
      productName: anyText('Switchhook'),
      productVersion: matching(/^\d+\.\d+.*$/, '0.1.0'),
      vendor: anyText('Switchhook'),
      interfaceVersion: '3.07',
    },
  },
]);
