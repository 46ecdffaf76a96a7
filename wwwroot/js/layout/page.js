import { wireMenus } from './menu.js';
import { wireTheme } from './theme.js';
import { keepUnsavedWords } from './unsaved.js';
import { guardRestoredPages } from '../session.js';

wireMenus(document);
wireTheme(document);
keepUnsavedWords();
guardRestoredPages();

// The page's address may have changed since it was made: following the link would then load the former one again.
document.querySelector('.skip-link')?.addEventListener('click', event => {
  event.preventDefault();
  document.getElementById('main')?.focus();
});

const main = document.getElementById('main');
if (main && document.body.dataset.answer === 'true') void import('./refusal.js').then(({ leadToRefusal }) => leadToRefusal(main));

// A row of tabs wider than a phone shows the one that is open; the row scrolls, and never the page.
for (const tab of document.querySelectorAll('.tabs > [aria-current]')) {
  const row = tab.parentElement;
  if (row) row.scrollLeft += tab.getBoundingClientRect().left - row.getBoundingClientRect().left - (row.clientWidth - tab.clientWidth) / 2;
}

// Suggestions are fetched with the first look at a search box or a field for a commune.
/** @type {WeakSet<HTMLElement>} */ const wired = new WeakSet();
document.addEventListener('focusin', event => void suggestIn(event.target));
void suggestIn(document.activeElement);

/** @param {EventTarget | null} target */
async function suggestIn(target) {
  const form = target instanceof Element ? /** @type {HTMLFormElement | null} */ (target.closest('form.search-form')) : null;
  if (form && !wired.has(form)) {
    wired.add(form);
    (await import('../search/search-form.js')).wireSearchForm(form);
  }
  if (target instanceof HTMLInputElement && target.matches('[data-commune=true]') && !wired.has(target)) {
    wired.add(target);
    (await import('../search/commune-field.js')).wireCommuneField(target);
  }
}
