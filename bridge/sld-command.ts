import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { Command } from 'commander';
import type { BridgeConfig } from './config/index.ts';
import { type ConfigOption, configOption } from './config-option.ts';
import { escapeXml } from './core/attached-data.ts';
import { BridgeError } from './core/bridge-error.ts';
import { requireConfig } from './load-checked-config.ts';
import packageJson from './package.json' with { type: 'json' };

/** `switchhook-bridge sld`: registration in SAP's System Landscape Directory (G36). */
export function sldCommand(): Command {
  const command = new Command('sld').description("registration in SAP's System Landscape Directory");
  command
    .command('register')
    .description('write the document of this bridge and run the command that takes it to the directory')
    .requiredOption(...configOption)
    .action(({ config }: ConfigOption) => register(requireConfig(config)));
  return command;
}

async function register(config: BridgeConfig): Promise<void> {
  const { sld } = config;
  if (!sld) {
    throw new BridgeError(
      'badConfiguration',
      'Failed to register: the configuration has no section sld. Set sld.file, and sld.command for your sldreg.',
    );
  }
  mkdirSync(dirname(sld.file), { recursive: true });
  writeFileSync(sld.file, landscapeDocument(config, sld));
  console.log(`Wrote ${sld.file}.`);
  const [program, ...args] = (sld.command ?? []).map((part) => part.replaceAll('{file}', sld.file));
  if (program === undefined) {
    console.log('No sld.command is configured: take the document to the directory by hand.');
    return;
  }
  try {
    const { stdout } = await promisify(execFile)(program, args, { timeout: sld.timeoutMs });
    if (stdout.trim() !== '') console.log(stdout.trimEnd());
    console.log(`Registered: ${program} ended well.`);
  } catch (error) {
    throw new BridgeError(
      'internal',
      `Failed to register: ${program} ${whyFailed(error, sld.timeoutMs)}. Run it by hand to see more.`,
      {
        cause: error,
      },
    );
  }
}

function whyFailed(error: unknown, timeoutMs: number): string {
  const { code, killed, stderr } = error as { code?: number | string; killed?: boolean; stderr?: string };
  if (code === 'ENOENT') return 'cannot be found';
  if (killed) return `was not done within ${timeoutMs} ms`;
  const said = stderr?.trim().split('\n').at(-1);
  return `ended with code ${code}${said ? `: ${said}` : ''}`;
}

type SldSettings = NonNullable<BridgeConfig['sld']>;

/** What the directory is told. The layout is ours: a site's own program may turn it into another. */
function landscapeDocument({ listen }: BridgeConfig, { systemName, host }: SldSettings): string {
  const {
    protocol,
    hostname: publicHost,
    port,
  } = new URL(listen.publicUrl ?? `${listen.tls ? 'https' : 'http'}://${listen.host}:${listen.port}`);
  const isOpen = /^(0\.0\.0\.0|\[::\])$/.test(publicHost);
  const fields = {
    name: systemName,
    host: host ?? (isOpen ? hostname() : publicHost),
    port: port || (protocol === 'https:' ? '443' : '80'),
    protocol: protocol.slice(0, -1),
    vendor: 'Switchhook',
    product: 'Switchhook bridge',
    version: packageJson.version,
    interface: 'ICI 3.07',
  };
  const lines = Object.entries(fields).map(([name, text]) => `  <${name}>${escapeXml(text)}</${name}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<landscapeSystem>\n${lines.join('\n')}\n</landscapeSystem>\n`;
}
