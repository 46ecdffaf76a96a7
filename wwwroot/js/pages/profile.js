// Marks, in the navigation that stays in sight, the section being read.
const nav = document.querySelector('.profile-nav');
const links = new Map(
  [...document.querySelectorAll('.profile-nav a')].filter(link => link instanceof HTMLAnchorElement).map(link => [link.hash.slice(1), link]),
);

/** @param {string} id */
function mark(id) {
  for (const [section, link] of links) {
    if (section !== id) {
      link.removeAttribute('aria-current');
    } else if (!link.hasAttribute('aria-current')) {
      link.setAttribute('aria-current', 'true');
      nav?.scrollTo({ left: link.offsetLeft - nav.clientWidth / 3 });
    }
  }
}

const sections = [...links.keys()].map(id => document.getElementById(id)).filter(section => section !== null);
/** @type {Set<string>} */
const inSight = new Set();
// The band a reader's eyes are on: below the navigation, above the middle.
const watch = new IntersectionObserver(
  entries => {
    for (const entry of entries) inSight[entry.isIntersecting ? 'add' : 'delete'](entry.target.id);
    const first = sections.find(section => inSight.has(section.id));
    if (first) mark(first.id);
  },
  { rootMargin: '-15% 0px -60% 0px' },
);
for (const section of sections) watch.observe(section);
