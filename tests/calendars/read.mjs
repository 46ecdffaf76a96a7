// Reads calendar files with two parsers that are not ours, nor each other's: node read.mjs FOLDER writes one line of JSON for each file.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';

for (const name of readdirSync(process.argv[2])
  .filter(name => name.endsWith('.ics'))
  .sort()) {
  const text = readFileSync(join(process.argv[2], name), 'utf8');
  const file = new ICAL.Component(ICAL.parse(text));
  const event = new ICAL.Event(file.getFirstSubcomponent('vevent'));
  const second = Object.values(nodeIcal.sync.parseICS(text)).find(part => part.type === 'VEVENT');
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
      second: {
        method: second.method,
        uid: second.uid,
        sequence: second.sequence,
        start: second.start.toISOString(),
        end: second.end.toISOString(),
        summary: second.summary,
        location: second.location,
        status: second.status,
      },
    }),
  );
}
