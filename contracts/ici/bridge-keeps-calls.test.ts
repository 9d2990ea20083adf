import { bridgeKeeps } from './bridge-keeps.ts';

bridgeKeeps((service) => service === 'IciPhoneCall');
