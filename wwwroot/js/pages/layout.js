import { wireMenus } from './menu.js';
import { wireTheme } from './theme.js';

wireMenus(document);
wireTheme(document);

// A row of tabs wider than a phone shows the one that is open.
document.querySelector('.manage-tabs [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
