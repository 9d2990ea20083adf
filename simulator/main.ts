import { startPage } from './page.ts';
import { agentsInAddress } from './webclient/agents-in-address.ts';

startPage(document.body, agentsInAddress(location.search));
