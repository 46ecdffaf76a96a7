// Copies wwwroot into a folder for publishing, its scripts and style sheets bundled and made small under their own names: see docs/decisions/0012.
// @ts-ignore fetched only for publishing
import { build } from 'esbuild';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', 'wwwroot');
const target = process.argv[2];
if (!target) {
  throw new Error('Say into which folder.');
}

rmSync(target, { recursive: true, force: true });
cpSync(source, target, { recursive: true, filter: path => !['js', 'css'].includes(relative(source, path)) });

/** @param {string} folder */
const files = folder => readdirSync(join(source, folder)).map(name => join(source, folder, name));
const common = { bundle: true, minify: true, outbase: source, outdir: target, logLevel: /** @type {const} */ ('warning') };
await build({
  ...common,
  entryPoints: files('js/pages'),
  format: 'esm',
  target: 'es2022',
  splitting: true, // what two pages share stays one module: the line to the server exists once
  chunkNames: 'js/parts/[name]-[hash]',
});
await build({ ...common, entryPoints: files('css'), external: ['../lib/*'] });
