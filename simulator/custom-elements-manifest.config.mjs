// What `cem analyze` writes into the package: the manifest of all elements, and what VS Code reads of it.
import { writeFileSync } from 'node:fs';
import { htmlDataOf } from './html-data.mjs';

const outdir = 'dist';
const lifecycle = new Set(['connectedCallback', 'disconnectedCallback', 'render', 'updated', 'willUpdate']);

export default {
  globs: ['{toolbar,webclient,desk,embed}/{icw-*,*-event}.ts'],
  exclude: ['**/*.test.ts', '**/*.styles.ts'],
  outdir,
  litelement: true,
  // package.json names the manifest already.
  packagejson: false,
  plugins: [
    {
      name: 'what-the-package-holds',
      packageLinkPhase({ customElementsManifest: { modules } }) {
        for (const module of modules) {
          // The package has the compiled modules only.
          module.path = compiled(module.path);
          for (const { declaration } of module.exports ?? []) {
            if (declaration?.module) declaration.module = compiled(declaration.module);
          }
        }
        const declarations = modules.flatMap((module) => module.declarations);
        const eventClasses = new Map(declarations.flatMap(eventClass));
        for (const declaration of declarations) {
          if (declaration.members) declaration.members = declaration.members.filter(isPublic);
          if (declaration.events) declaration.events = eventsOf(declaration, eventClasses);
        }
      },
    },
    {
      name: 'html-data',
      packageLinkPhase({ customElementsManifest }) {
        const data = htmlDataOf(customElementsManifest);
        writeFileSync(`${outdir}/vscode.html-custom-data.json`, `${JSON.stringify(data, null, 2)}\n`);
      },
    },
  ],
};

const compiled = (path) => path.replace(/\.ts$/, '.js');

const isPublic = ({ name, privacy, static: isStatic }) =>
  privacy === undefined && !isStatic && !name.startsWith('#') && !lifecycle.has(name);

/** Our event classes know their name: `static readonly type = 'icw-command'`. */
const eventClass = ({ name, members = [] }) =>
  members
    .filter((member) => member.static && member.name === 'type' && member.default)
    .map((member) => [member.default.replace(/^'|'( as const)?$/g, ''), name]);

// Of a dispatched object the analyzer sees the class and not the name; what `@fires` says is right.
const eventsOf = ({ events }, eventClasses) =>
  events
    .filter(({ description }) => description)
    .map((event) => ({ ...event, type: { text: eventClasses.get(event.name) ?? 'CustomEvent' } }));
