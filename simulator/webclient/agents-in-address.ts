/** The agents that an address asks for, in order and each once: `?agent=agent1,agent2`. */
export function agentsInAddress(search: string): readonly string[] {
  const asked = new URLSearchParams(search).get('agent') ?? '';
  const named = asked
    .split(',')
    .map((userId) => userId.trim())
    .filter(Boolean);
  return named.length > 0 ? [...new Set(named)] : ['agent1'];
}

/** The same address with other agents; the rest of it stays. */
export function addressWithAgents(address: string, userIds: readonly string[]): string {
  const url = new URL(address);
  url.searchParams.set('agent', userIds.join(','));
  // A comma is allowed in a query, and is easier to read and to type than %2C.
  url.search = url.search.replaceAll('%2C', ',');
  return url.href;
}
