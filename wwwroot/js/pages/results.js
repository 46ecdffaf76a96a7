import { wireNearMe } from '../search/near-me.js';
import { ResultsPage } from '../search/results-page.js';

const results = new ResultsPage(document);
wireNearMe(document, point => results.open(`/professionals?${withPoint(point)}`));

/** The same search around the reader. @param {string} point */
function withPoint(point) {
  const query = new URL(results.address, location.href).searchParams;
  query.delete('where');
  query.delete('page');
  query.set('near', point);
  return query;
}
