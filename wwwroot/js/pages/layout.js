import { wireMenus } from './menu.js';
import { wireTheme } from './theme.js';

wireMenus(document);
wireTheme(document);
