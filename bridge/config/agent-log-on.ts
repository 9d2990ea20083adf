import { z } from 'zod';
import type { ConfigSources } from './config-sources.ts';
import { name } from './fields.ts';
import { secret } from './secret.ts';
import { section } from './section.ts';

/** CIC user to password and station: the section `credentials.agents` and the credentials file. */
export function agentLogOns(sources: ConfigSources) {
  return z.record(
    name,
    section({
      password: secret(sources)
        .optional()
        .describe("The agent's CIC password; absent, handlers on the CIC server act for the agent (G26)."),
      station: name
        .optional()
        .describe("Station to bind; CIC's default workstation of the user where absent."),
    }),
  );
}

export type AgentLogOns = Readonly<
  Record<string, { readonly password?: string | undefined; readonly station?: string | undefined }>
>;
