'use strict';
/*
 * What the cart, checkout and order pages do better with a script. All of them work without.
 *
 * - The card goes from the browser straight to the gateway; the shop gets a token for it.
 * - The order button works once.
 * - An order whose payment is being confirmed shows the outcome as soon as it is known.
 */
(() => {
  const GATEWAY_TIMEOUT_MS = 12000;
  const AWAIT_MAX_MS = 15000;

  const byId = (id) => document.getElementById(id);

  /* Card */

  const cardForm = document.querySelector('form[data-token-endpoint]');
  const CARD_FIELDS = ['cardNumber', 'expiry', 'securityCode'];
  const FIELD_OF_CODE = {
    invalid_number: 'cardNumber',
    invalid_expiry: 'expiry',
    invalid_cvc: 'securityCode',
  };

  function parseExpiry(typed) {
    const match = /^(0?[1-9]|1[0-2])\s*[\/.\-– ]\s*(?:20)?(\d\d)$/.exec(typed)
      || /^(0[1-9]|1[0-2])(?:20)?(\d\d)$/.exec(typed);
    return match && { month: Number(match[1]), year: 2000 + Number(match[2]) };
  }

  function readCard() {
    const faults = {};
    const number = byId('cardNumber').value.replace(/[\s\-–.]/g, '');
    const expiry = parseExpiry(byId('expiry').value.trim());
    const code = byId('securityCode').value.trim();
    if (!number) {
      faults.cardNumber = 'Enter the card number.';
    } else if (!/^\d{12,19}$/.test(number)) {
      faults.cardNumber = 'A card number has 12 to 19 digits. Check what you typed.';
    }
    if (!expiry) {
      faults.expiry = 'Enter the month and year printed on the card, such as 04/29.';
    }
    if (!/^\d{3,4}$/.test(code)) {
      faults.securityCode = 'Enter the 3 digits on the back of the card (4 on some cards).';
    }
    return { faults, number, expiry, code };
  }

  function complain(faults, general) {
    const box = document.createElement('div');
    box.className = 'error-summary';
    box.id = 'complaints';
    box.tabIndex = -1;
    box.setAttribute('role', 'alert');
    const heading = document.createElement('h2');
    heading.textContent = 'There is a problem';
    const list = document.createElement('ul');
    box.append(heading, list);
    const add = (text, field) => {
      const item = document.createElement('li');
      if (field) {
        const link = document.createElement('a');
        link.href = '#' + field;
        link.textContent = text;
        item.append(link);
      } else {
        item.textContent = text;
      }
      list.append(item);
    };
    if (general) {
      add(general);
    }
    for (const field of CARD_FIELDS) {
      const text = faults[field] || '';
      const input = byId(field);
      byId(field + '-error').textContent = text;
      input.setAttribute('aria-invalid', String(Boolean(text)));
      input.closest('.field').classList.toggle('field--invalid', Boolean(text));
      if (text) {
        add(text, field);
      }
    }
    const old = byId('complaints');
    if (old) {
      old.remove();
    }
    cardForm.before(box);
    box.focus();
  }

  async function tokenize(card) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), GATEWAY_TIMEOUT_MS);
    try {
      const response = await fetch(cardForm.dataset.tokenEndpoint, {
        method: 'POST',
        mode: 'cors',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          number: card.number,
          exp_month: card.expiry.month,
          exp_year: card.expiry.year,
          cvc: card.code,
        }),
        signal: abort.signal,
      });
      return { status: response.status, body: await response.json() };
    } finally {
      clearTimeout(timer);
    }
  }

  function busy(button, isBusy, text) {
    button.setAttribute('aria-disabled', String(isBusy));
    button.classList.toggle('button--busy', isBusy);
    if (text) {
      button.value = text;
    }
  }

  async function onCardSubmit(event) {
    if (cardForm.dataset.state === 'tokenized') {
      return;
    }
    event.preventDefault();
    if (cardForm.dataset.state === 'busy') {
      return;
    }
    const card = readCard();
    if (Object.keys(card.faults).length) {
      complain(card.faults);
      return;
    }
    const button = byId('next');
    cardForm.dataset.state = 'busy';
    busy(button, true);
    byId('cardProgress').textContent = 'Checking the card …';
    try {
      const answer = await tokenize(card);
      if (answer.status === 200 && answer.body.token) {
        byId('token').value = answer.body.token;
        byId('cardLabel').value = answer.body.brand + ' ending in ' + answer.body.last4;
        for (const field of CARD_FIELDS) {
          byId(field).value = '';
          byId(field).removeAttribute('name');
        }
        cardForm.dataset.state = 'tokenized';
        cardForm.requestSubmit(button);
        return;
      }
      const error = answer.body.error || {};
      const field = FIELD_OF_CODE[error.code];
      complain(
        field ? { [field]: error.message } : {},
        field ? '' : 'The payment service did not take the card. Please check it and try again.');
    } catch (unreachable) {
      complain({}, 'The payment service cannot be reached just now. Nothing was charged. Please try again.');
    }
    cardForm.dataset.state = '';
    busy(button, false);
    byId('cardProgress').textContent = '';
  }

  if (cardForm) {
    cardForm.addEventListener('submit', onCardSubmit);
    byId('cardNumber').addEventListener('blur', (event) => {
      const digits = event.target.value.replace(/[\s\-–.]/g, '');
      if (/^\d{12,19}$/.test(digits)) {
        event.target.value = /^3[47]/.test(digits)
          ? digits.replace(/^(\d{4})(\d{6})/, '$1 $2 ')
          : digits.replace(/(\d{4})(?=\d)/g, '$1 ');
      }
    });
    byId('expiry').addEventListener('blur', (event) => {
      const expiry = parseExpiry(event.target.value.trim());
      if (expiry) {
        event.target.value =
          String(expiry.month).padStart(2, '0') + '/' + String(expiry.year).slice(2);
      }
    });
  }

  /* Forms that are sent once */

  const onceForm = document.querySelector('form[data-once]');
  if (onceForm) {
    onceForm.addEventListener('submit', (event) => {
      if (onceForm.dataset.state === 'sent') {
        event.preventDefault();
        return;
      }
      onceForm.dataset.state = 'sent';
      // After the browser has taken the form's values, the button's among them.
      setTimeout(() => busy(event.submitter, true, onceForm.dataset.once));
    });
  }

  /* Pages that come back from the browser's memory hold forms as they were left. */
  if (cardForm || onceForm) {
    window.addEventListener('pageshow', (event) => {
      if (event.persisted) {
        location.reload();
      }
    });
  }

  /* Orders whose payment is being confirmed */

  const awaited = document.querySelector('[data-await]');
  if (awaited) {
    let wait = Number(awaited.dataset.await) * 1000;
    const look = async () => {
      try {
        const response = await fetch(location.href, { headers: { Accept: 'text/html' } });
        if (response.ok && !(await response.text()).includes('data-await=')) {
          location.reload();
          return;
        }
      } catch (offline) {
        // Look again later.
      }
      wait = Math.min(wait * 1.25, AWAIT_MAX_MS);
      setTimeout(look, wait);
    };
    setTimeout(look, wait);
  }
})();
