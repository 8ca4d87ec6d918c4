// The palette: Ctrl K over any page. The server finds and draws; here is only which of it is chosen.
(() => {
  const dialog = document.querySelector('[data-palette]');
  if (!dialog) return;
  const form = dialog.querySelector('form');
  const { q: input } = form.elements;
  const results = dialog.querySelector('[data-results]');
  const status = dialog.querySelector('[role=status]');
  const time = dialog.querySelector('[data-time]');
  const options = () => [...results.querySelectorAll('[role=option]')];
  const chosen = () => results.querySelector('[aria-selected=true]');

  const choose = (option) => {
    chosen()?.setAttribute('aria-selected', 'false');
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-expanded', String(Boolean(option)));
  };
  const step = (by) => {
    const all = options();
    if (all.length > 0) choose(all[(all.indexOf(chosen()) + by + all.length) % all.length]);
  };

  // one question at a time: what was typed before is not waited for
  let asking;
  let timer;
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const address = `${form.getAttribute('action')}?${new URLSearchParams({ q: input.value })}`;
      const answer = await fetch(address, {
        signal,
        headers: { Accept: 'text/html', 'X-Fragment': 'results' },
      });
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
      results.innerHTML = await answer.text();
      // where one is already, one need not go
      choose(
        input.value === '' ? (options().find(({ href }) => href !== location.href) ?? chosen()) : chosen(),
      );
      const { said = '', timeTaken = '' } = results.querySelector('[data-said]')?.dataset ?? {};
      status.textContent = said;
      time.textContent = timeTaken;
    } catch {
      if (signal.aborted) return;
      for (const option of options()) option.remove();
      choose();
      status.textContent = 'The search did not answer. Enter opens it as a page.';
    }
    dialog.classList.remove('busy');
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    dialog.classList.add('busy');
    timer = setTimeout(ask, 120);
  });

  const open = () => {
    if (dialog.open) return;
    for (const other of document.querySelectorAll('dialog[open]')) other.close();
    input.value = '';
    dialog.showModal();
    input.focus();
    ask();
  };
  document.addEventListener('keydown', (event) => {
    if (
      (event.ctrlKey || event.metaKey) &&
      !event.altKey &&
      !event.shiftKey &&
      event.key.toLowerCase() === 'k'
    ) {
      event.preventDefault();
      if (dialog.open) dialog.close();
      else open();
    }
  });
  for (const link of document.querySelectorAll('[data-jump]')) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open();
    });
  }

  const STEPS = { ArrowDown: 1, ArrowUp: -1 };
  input.addEventListener('keydown', (event) => {
    if (STEPS[event.key]) {
      event.preventDefault();
      step(STEPS[event.key]);
    } else if (event.key === 'Enter' && !dialog.classList.contains('busy') && chosen()) {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) window.open(chosen().href, '_blank', 'noopener');
      else chosen().click();
    }
  });
  results.addEventListener('mousemove', (event) => {
    const option = event.target.closest('[role=option]');
    if (option && option !== chosen()) choose(option);
  });
  dialog.addEventListener('close', () => {
    asking?.abort();
    clearTimeout(timer);
  });
})();
