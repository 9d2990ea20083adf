import { startPage } from './page.ts';

const agentId = new URLSearchParams(location.search).get('agent') ?? 'agent1';
startPage(document.body, agentId);
