// Reads calendar files with a parser that is not ours: node read.mjs FOLDER writes one line of JSON for each file.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';

for (const name of readdirSync(process.argv[2])
  .filter(name => name.endsWith('.ics'))
  .sort()) {
  const file = new ICAL.Component(ICAL.parse(readFileSync(join(process.argv[2], name), 'utf8')));
  const event = new ICAL.Event(file.getFirstSubcomponent('vevent'));
  const utc = time => new Date(time.toUnixTime() * 1000).toISOString();
  console.log(
    JSON.stringify({
      name,
      method: file.getFirstPropertyValue('method'),
      uid: event.uid,
      sequence: event.sequence,
      start: utc(event.startDate),
      end: utc(event.endDate),
      clock: event.startDate.toString(),
      summary: event.summary,
      location: event.location,
      status: event.component.getFirstPropertyValue('status'),
    }),
  );
}
