// What pages gain when scripts run. Nothing here is needed to use them.
(() => {
  const root = document.documentElement;
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // the theme changes at once; the server is told behind the page's back
  for (const form of all('[data-theme-form]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const isDark = root.dataset.theme
        ? root.dataset.theme === 'dark'
        : matchMedia('(prefers-color-scheme: dark)').matches;
      const theme = isDark ? 'light' : 'dark';
      root.dataset.theme = theme;
      const body = new URLSearchParams(new FormData(form));
      body.set('theme', theme);
      fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => form.submit());
    });
  }

  // a rail or a row of tabs longer than the screen shows where one is; the page itself stays where it is
  for (const place of all(':is(.rail, .views) [aria-current=page]')) {
    const box = place.closest('.rail, .views');
    const [at, seen] = [place, box].map((element) => element.getBoundingClientRect());
    box.scrollTop += Math.max(0, at.bottom - seen.bottom) + Math.min(0, at.top - seen.top);
    box.scrollLeft += Math.max(0, at.right - seen.right) + Math.min(0, at.left - seen.left);
  }

  // a select that is its own button
  for (const select of all('[data-go]')) {
    select.addEventListener('change', () => select.form.requestSubmit());
    for (const button of all('[data-go-button]')) if (button.form === select.form) button.hidden = true;
  }

  // what is still being made is asked for again
  const again = one('[data-again]');
  if (again) setTimeout(() => location.reload(), Number(again.dataset.again) * 1000);

  // a wide diagram opens where the chosen model is, or where the order begins
  const canvas = one('.canvas');
  const box = canvas && (one('.ent.sel', canvas) ?? one('.ent', canvas));
  if (box) {
    const { left, width } = box.getBoundingClientRect();
    canvas.scrollLeft += left - canvas.getBoundingClientRect().left - (canvas.clientWidth - width) / 2;
  }

  // an open sheet or menu closes with Escape and with a click beside it
  const close = (except) => {
    for (const pop of all('details.pop[open]')) if (pop !== except) pop.open = false;
  };
  document.addEventListener('click', (event) => close(event.target.closest('details.pop')));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });

  // the filter sheet says what each filter would leave, once somebody opens it
  const filters = one('#flt');
  const sheetOf = (from) => one('form.sheet', from);
  filters?.addEventListener('toggle', async () => {
    const { counted } = filters.dataset;
    if (!filters.open || !counted) return;
    filters.dataset.counted = '';
    const before = String(new URLSearchParams(new FormData(sheetOf(filters))));
    try {
      const answer = await fetch(counted, { headers: { Accept: 'text/html' } });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const sheet = sheetOf(one('#flt', page) ?? page);
      // What somebody has ticked meanwhile is theirs.
      if (sheet && before === String(new URLSearchParams(new FormData(sheetOf(filters)))))
        sheetOf(filters).replaceWith(document.adoptNode(sheet));
    } catch {
      // the sheet does without
    }
  });

  // one box ticks all rows of the page
  const whole = one('[data-all]');
  const picks = all('[data-pick]');
  if (whole) {
    const tell = () => {
      const count = picks.filter(({ checked }) => checked).length;
      whole.checked = count > 0 && count === picks.length;
      whole.indeterminate = count > 0 && count < picks.length;
    };
    whole.hidden = false;
    whole.addEventListener('change', () => {
      for (const pick of picks) pick.checked = whole.checked;
    });
    for (const pick of picks) pick.addEventListener('change', tell);
    tell();
  }

  // who fills in a field of many records wants it set
  for (const box of all('.settable')) {
    box.addEventListener('input', (event) => {
      const set = one('[name="~set"]', box);
      if (event.target !== set) set.checked = true;
    });
  }

  // with Shift, a heading sorts after what the list is sorted by already
  document.addEventListener('click', (event) => {
    const also = event.shiftKey && event.target.closest('th a[data-also]')?.dataset.also;
    if (!also) return;
    event.preventDefault();
    location.assign(also);
  });

  // a form says that something is not saved yet and asks before it is left
  const form = one('form[data-guard]');
  if (form) {
    const state = one('[data-state]');
    const start = new FormData(form);
    let leaving = false;
    const changes = () => {
      const now = new FormData(form);
      const names = new Set([...start.keys(), ...now.keys()]);
      return [...names].filter((name) => String(start.getAll(name)) !== String(now.getAll(name))).length;
    };
    const marked = all('.mark', form).length;
    const tell = () => {
      if (!state) return;
      const count = changes() + marked;
      if (count > 0) state.textContent = count === 1 ? '1 unsaved change' : `${count} unsaved changes`;
      else state.textContent = 'No changes';
    };
    form.addEventListener('input', tell);
    form.addEventListener('submit', () => (leaving = true));
    addEventListener('beforeunload', (event) => {
      if (!leaving && navigator.userActivation?.hasBeenActive && changes() > 0) event.preventDefault();
    });
    one('[id="~summary"]')?.focus();
    document.addEventListener('keydown', (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === 's') {
        event.preventDefault();
        form.requestSubmit(one('.btn.pri[name="~do"]', form));
      }
    });
  }
})();
