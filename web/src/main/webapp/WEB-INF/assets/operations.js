'use strict';
// Keeps the picture of the clouds up to date. Without it the page loads itself anew.
(() => {
  const INTERVAL_MS = 1000;
  const TIMEOUT_MS = 3000;

  const page = document.querySelector('[data-state]');
  const lost = document.getElementById('lost');
  const places = new Map();
  for (const place of page.querySelectorAll('[data-sign]')) {
    places.set(place.dataset.sign, place);
  }
  let lostSince = null;

  function show(signs) {
    const keys = Object.keys(signs);
    if (keys.some((key) => !places.has(key) && key !== 'record')) {
      // A member or a cloud that was not there before.
      location.reload();
      return;
    }
    for (const key of keys) {
      const place = places.get(key);
      if (place && place.textContent !== signs[key].text) {
        place.textContent = signs[key].text;
      }
      if (place && place.dataset.mood) {
        place.dataset.mood = signs[key].mood;
        place.closest('[data-flow]')?.setAttribute('data-mood', signs[key].mood);
      }
    }
  }

  async function look() {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
    try {
      const answer = await fetch(page.dataset.state, { signal: abort.signal, cache: 'no-store' });
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      show(await answer.json());
      lostSince = null;
      lost.hidden = true;
    } catch {
      lostSince ??= Date.now();
      const seconds = Math.round((Date.now() - lostSince) / 1000);
      lost.textContent = 'No answer for ' + seconds + ' s. What is shown is old; still trying.';
      lost.hidden = false;
    } finally {
      clearTimeout(timer);
    }
    setTimeout(look, INTERVAL_MS);
  }

  setTimeout(look, INTERVAL_MS);
})();
