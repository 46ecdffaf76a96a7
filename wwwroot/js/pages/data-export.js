// Shows the progress of "my data in one file" without reloading; without it a link does.
const wait = 1500;
const section = document.getElementById('data');

/** @returns {Promise<void>} */
async function refresh() {
  const answer = await fetch(location.pathname, { headers: { accept: 'text/html' } });
  if (!answer.ok) {
    return;
  }

  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const newer = page.getElementById('data');
  if (section && newer) {
    section.replaceChildren(...newer.childNodes);
    followWhileUnderWay();
  }
}

function followWhileUnderWay() {
  const state = section?.querySelector('[data-export]')?.getAttribute('data-export');
  if (state === 'queued' || state === 'running') {
    section?.querySelector('.without-script')?.remove();
    setTimeout(() => refresh().catch(() => setTimeout(followWhileUnderWay, wait)), wait);
  }
}

followWhileUnderWay();
