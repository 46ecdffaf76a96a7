import { datesOf } from '../texts.js';

// The list of calls: times in the reader's own zone, which the server does not know.
const format = new Intl.DateTimeFormat(datesOf(document.documentElement.lang), { dateStyle: 'medium', timeStyle: 'short' });

for (const time of /** @type {NodeListOf<HTMLTimeElement>} */ (document.querySelectorAll('time[data-local-time]'))) {
  time.textContent = format.format(new Date(time.dateTime));
}
