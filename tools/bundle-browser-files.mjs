// Copies wwwroot into a folder for publishing, its scripts and style sheets bundled and made small under their own names: see docs/decisions/0012.
// @ts-ignore fetched only for publishing
import { build } from 'esbuild';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', 'wwwroot');
const target = process.argv[2];
if (!target) {
  throw new Error('Say into which folder.');
}

rmSync(target, { recursive: true, force: true });
cpSync(source, target, { recursive: true, filter: path => relative(source, path) !== 'js' });

/** @param {string} folder @param {string} ending */
const files = (folder, ending) =>
  readdirSync(join(source, folder))
    .filter(name => name.endsWith(ending))
    .map(name => join(source, folder, name));
const common = { bundle: true, minify: true, outbase: source, outdir: target, logLevel: /** @type {const} */ ('warning') };
await build({
  ...common,
  entryPoints: files('js/pages', '.js'),
  format: 'esm',
  target: 'es2022',
  splitting: true, // what two pages share stays one module: the line to the server exists once
  chunkNames: 'js/parts/[name]-[hash]',
});
await build({ ...common, entryPoints: files('css', '.css'), external: ['../lib/*'], allowOverwrite: true });

// Each group becomes one file of its name, and the list says so.
const list = join(target, 'css', 'groups.json');
/** @type {Record<string, string[]>} */ const groups = JSON.parse(readFileSync(list, 'utf8'));
for (const [group, names] of Object.entries(groups)) {
  writeFileSync(join(target, 'css', `${group}.css`), names.map(name => readFileSync(join(target, 'css', `${name}.css`), 'utf8')).join(''));
}
writeFileSync(list, JSON.stringify(Object.fromEntries(Object.keys(groups).map(group => [group, [group]]))));
