import { BridgeError } from '../../core/bridge-error.ts';
import type { HandlerContext } from './handler-context.ts';

/** Refuses the code of a channel that the site does not offer (G35). */
export function requireOfferedChannels(
  { channels, dialect }: Pick<HandlerContext, 'channels' | 'dialect'>,
  codes: readonly string[],
): void {
  const offered = channels.map((name) => dialect.channels[name]);
  const foreign = codes.find((code) => !offered.includes(code));
  if (foreign === undefined) return;
  throw new BridgeError(
    'malformedRequest',
    `Failed to read the channel ${JSON.stringify(foreign)}: the bridge does not offer it. Send one of ${offered.join(', ')}.`,
  );
}
