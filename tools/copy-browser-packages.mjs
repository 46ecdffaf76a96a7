// Copies what the pages need out of node_modules into wwwroot/lib, which is not committed.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const lib = join(root, 'wwwroot', 'lib');

// Lucide names; one symbol each in lib/icons.svg, used as <svg><use href="…/icons.svg#name">.
const icons = JSON.parse(readFileSync(join(root, 'tools', 'icons.json'), 'utf8'));

rmSync(lib, { recursive: true, force: true });
mkdirSync(lib, { recursive: true });
copyFileSync(join(modules, '@microsoft/signalr/dist/browser/signalr.min.js'), join(lib, 'signalr.min.js'));
for (const subset of ['latin', 'latin-ext']) {
  copyFileSync(join(modules, `@fontsource-variable/figtree/files/figtree-${subset}-wght-normal.woff2`), join(lib, `figtree-${subset}.woff2`));
}

// The server draws share pictures and writes PDFs with these, the second ones for names in other scripts; pages use the variable font above.
for (const [family, weights] of [
  ['figtree', ['400Regular/Figtree_400Regular', '600SemiBold/Figtree_600SemiBold']],
  ['noto-sans', ['400Regular/NotoSans_400Regular', '600SemiBold/NotoSans_600SemiBold']],
  ['noto-sans-arabic', ['400Regular/NotoSansArabic_400Regular', '600SemiBold/NotoSansArabic_600SemiBold']],
  ['noto-sans-hebrew', ['400Regular/NotoSansHebrew_400Regular', '600SemiBold/NotoSansHebrew_600SemiBold']],
  ['noto-sans-thai', ['400Regular/NotoSansThai_400Regular', '600SemiBold/NotoSansThai_600SemiBold']],
  // Ten megabytes a weight: one is enough.
  ['noto-sans-sc', ['400Regular/NotoSansSC_400Regular']],
]) {
  for (const weight of weights) {
    const name = weight.split('/')[1];
    copyFileSync(join(modules, `@expo-google-fonts/${family}/${weight}.ttf`), join(lib, `${name}.ttf`));
  }
}

const symbols = icons.map((/** @type {string} */ name) => {
  const svg = readFileSync(join(modules, 'lucide-static/icons', `${name}.svg`), 'utf8');
  const body = svg
    .slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'))
    .replace(/\s+/g, ' ')
    .trim();
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${body}</symbol>`;
});
writeFileSync(join(lib, 'icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('\n')}</svg>\n`);
