import { bridgeKeeps } from './bridge-keeps.ts';

bridgeKeeps('calls', (service) => service === 'IciPhoneCall');
