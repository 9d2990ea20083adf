import { bridgeKeeps } from './bridge-keeps.ts';

bridgeKeeps('agents and their items', (service) => service !== 'IciPhoneCall');
