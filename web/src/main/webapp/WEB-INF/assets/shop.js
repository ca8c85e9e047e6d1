// Makes pages quicker to use. Every page works without it.
'use strict';

/** Completions below the search field: a combobox with a list box. */
function completeSearch(input) {
  const list = document.createElement('ul');
  list.className = 'suggestions';
  list.id = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');
  input.form.append(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');

  let timer = 0;
  let asked = new AbortController();
  let active = -1;

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function mark(index) {
    active = index;
    [...list.children].forEach((item, i) => {
      item.setAttribute('aria-selected', String(i === index));
    });
    if (index < 0) {
      input.removeAttribute('aria-activedescendant');
    } else {
      input.setAttribute('aria-activedescendant', list.children[index].id);
    }
  }

  function addressOf(suggestion) {
    const target = encodeURIComponent(suggestion.target);
    switch (suggestion.kind) {
      case 'product':
        return '/p/' + target;
      case 'category':
        return '/c/' + target;
      default:
        return '/search?brand=' + target;
    }
  }

  function show(suggestions) {
    const kinds = { category: 'Category', brand: 'Brand', product: '' };
    list.replaceChildren(
      ...suggestions.map((suggestion, i) => {
        const item = document.createElement('li');
        const text = document.createElement('span');
        const kind = document.createElement('span');
        item.id = 'suggestion-' + i;
        item.className = 'suggestions__item';
        item.setAttribute('role', 'option');
        item.setAttribute('aria-selected', 'false');
        item.dataset.href = addressOf(suggestion);
        text.textContent = suggestion.text;
        kind.textContent = kinds[suggestion.kind] ?? '';
        kind.className = 'suggestions__kind';
        item.append(text, kind);
        return item;
      }),
    );
    active = -1;
    list.hidden = suggestions.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    input.removeAttribute('aria-activedescendant');
  }

  async function ask() {
    asked.abort();
    asked = new AbortController();
    const typed = input.value.trim();
    if (typed.length < 2) {
      close();
      return;
    }
    try {
      const answer = await fetch(
        '/api/v1/products/suggestions?q=' + encodeURIComponent(typed),
        { signal: asked.signal, headers: { Accept: 'application/json' } },
      );
      if (answer.ok) {
        show(await answer.json());
      }
    } catch {
      // Completions are a courtesy: without them, the search is as good.
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  input.addEventListener('keydown', (event) => {
    const count = list.children.length;
    if (event.key === 'Escape' && !list.hidden) {
      close();
      event.preventDefault();
    } else if (list.hidden || count === 0) {
      return;
    } else if (event.key === 'ArrowDown') {
      mark((active + 1) % count);
      event.preventDefault();
    } else if (event.key === 'ArrowUp') {
      mark(active <= 0 ? count - 1 : active - 1);
      event.preventDefault();
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      location.assign(list.children[active].dataset.href);
    }
  });
  input.addEventListener('blur', close);
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const item = event.target.closest('[role="option"]');
    if (item) {
      location.assign(item.dataset.href);
    }
  });
}

/** Empty fields only make addresses long. */
function leaveOutEmptyFields(form) {
  form.addEventListener('formdata', (event) => {
    for (const [name, value] of [...event.formData]) {
      if (value === '') {
        event.formData.delete(name);
      }
    }
  });
}

/** Shows a picture large without loading the page again. */
function swapPictures(gallery) {
  const main = gallery.querySelector('.gallery__main');
  gallery.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-image]');
    if (link && main && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      main.src = link.dataset.image;
      gallery.querySelectorAll('a[data-image]').forEach((other) => {
        other.setAttribute('aria-current', String(other === link));
      });
    }
  });
}

const search = document.getElementById('q');
if (search) {
  completeSearch(search);
}
document.querySelectorAll('form[method="get"]').forEach(leaveOutEmptyFields);
document.querySelectorAll('.gallery').forEach(swapPictures);
// What went wrong is where the keyboard should go on.
document.querySelector('.error-summary, [aria-invalid="true"]')?.focus();
// A form sent twice by a double click is sent once.
document.querySelectorAll('form[method="post"]').forEach((form) => {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent && Date.now() - Number(form.dataset.sent) < 2000) {
      event.preventDefault();
      return;
    }
    // Later, because a listener yet to come may hold the form back.
    setTimeout(() => {
      if (!event.defaultPrevented) {
        form.dataset.sent = String(Date.now());
      }
    });
  });
});
