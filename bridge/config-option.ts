/** The option that every command has which needs a configuration. */
export const configOption = [
  '-c, --config <file>',
  'the configuration, a JSON file (docs/configuration.md)',
] as const;

export interface ConfigOption {
  readonly config: string;
}
