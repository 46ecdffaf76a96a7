// Writes docs/dependencies.md: every package that the site is made of, its version and its licence. Run it after a build, from anywhere.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** @param {string} path */
const read = path => readFileSync(path, 'utf8');

/** Licences may stand in a file beside the package, or behind an old address. @param {string} folder @param {string} nuspec */
function licenceOf(folder, nuspec) {
  const [, type, name] = /<license type="(\w+)">([^<]+)</.exec(nuspec) ?? [];
  if (type === 'expression') {
    return name;
  }
  const file = type === 'file' ? join(folder, name) : '';
  const words = file && existsSync(file) ? read(file) : '';
  return /Apache License/.test(words) ? 'Apache-2.0' : /public domain/i.test(words) ? 'public domain' : /dotnet\/corefx/.test(nuspec) ? 'MIT' : 'unknown';
}

function serverPackages() {
  const assets = JSON.parse(read(join(root, 'src/Web/obj/project.assets.json')));
  const [cache] = Object.keys(assets.packageFolders);
  return Object.entries(assets.libraries)
    .filter(([, library]) => library.type === 'package')
    .map(([key, library]) => {
      const folder = join(cache, library.path);
      const nuspec = read(join(folder, readdirSync(folder).find(name => name.endsWith('.nuspec')) ?? ''));
      const [name, version] = key.split('/');
      return { name, version, licence: licenceOf(folder, nuspec) };
    });
}

function browserPackages() {
  const { packages } = JSON.parse(read(join(root, 'package-lock.json')));
  return Object.entries(packages)
    .filter(([path, entry]) => path && !entry.dev)
    .map(([path, entry]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version,
      licence: entry.license ?? 'unknown',
    }));
}

/** @param {{ name: string, version: string, licence: string }[]} packages */
const table = packages =>
  [
    '| Package | Version | Licence |',
    '|---|---|---|',
    ...packages.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1)).map(p => `| ${p.name} | ${p.version} | ${p.licence} |`),
  ].join('\n');

writeFileSync(
  join(root, 'docs/dependencies.md'),
  `# Dependencies and their licences
What the site is made of, those brought along by others included. Written by \`node tools/list-licences.mjs\` after a build; a test fails when a package has
no line here, or a licence that nobody looked at. The native libvips of NetVips is LGPL: it is loaded as a library of its own and can be replaced.

## On the server (NuGet)
${table(serverPackages())}

## In the browser (npm)
${table(browserPackages())}
`,
);
