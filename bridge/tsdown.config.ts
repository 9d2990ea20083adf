import { defineConfig } from 'tsdown';

export default defineConfig({
  // One entry for each path of `exports` and `bin` in package.json; a shebang makes cli executable.
  entry: {
    index: 'index.ts',
    'ici/index': 'ici/index.ts',
    'icws/index': 'icws/index.ts',
    'sap/index': 'sap/index.ts',
    'clock/index': 'clock/index.ts',
    cli: 'cli.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  dts: true,
  // `.js`: the package is ESM throughout.
  fixedExtension: false,
  hash: false,
  copy: [
    { from: 'config/config.schema.json', to: 'dist' },
    { from: 'ici/dialects/dialect.schema.json', to: 'dist' },
    // What a site starts from that holds SAP's own WSDLs.
    { from: 'ici/dialects/default.json', to: 'dist/dialects' },
  ],
});
