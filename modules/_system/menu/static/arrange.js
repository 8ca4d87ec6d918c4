// Links and groups of the menu are dragged to their place. Without scripts, and by keyboard, their buttons do it.
(() => {
  const form = document.querySelector('[data-menu]');
  if (!form) return;
  const all = (selector, from = form) => [...from.querySelectorAll(selector)];
  let dragged;
  let target;

  for (const grip of all('[data-grip]')) grip.hidden = false;
  for (const row of all('[data-drag]')) row.draggable = true;

  const send = (said, group, before) => {
    form.elements.namedItem('group').value = group;
    form.elements.namedItem('before').value = before;
    const button = document.createElement('button');
    Object.assign(button, { name: 'do', value: said, hidden: true });
    form.append(button);
    form.requestSubmit(button);
  };

  const isLink = () => dragged.dataset.drag.startsWith('link ');
  const isUpperHalf = (element, { clientY }) => {
    const { top, height } = element.getBoundingClientRect();
    return clientY < top + height / 2;
  };
  // where a drop here would lead: what is marked, and what it would stand before
  const linkTarget = (event) => {
    const section = event.target.closest('[data-group]');
    const list = section?.querySelector('[data-links]');
    if (!list) return undefined;
    const group = section.dataset.group;
    const row = event.target.closest('[data-address]');
    const rows = all('[data-address]', list).filter((one) => one !== dragged);
    const next = row && rows[rows.indexOf(row) + 1];
    if (row === dragged) return undefined;
    if (row && isUpperHalf(row, event))
      return { mark: row, as: 'drop-before', group, before: row.dataset.address };
    if (row) return { mark: row, as: 'drop-behind', group, before: next?.dataset.address ?? '' };
    const head = section.querySelector('header');
    return { mark: head, as: 'drop-behind', group, before: rows[0]?.dataset.address ?? '' };
  };
  const groupTarget = (event) => {
    const section = event.target.closest('[data-group]');
    if (!section || section === dragged.closest('[data-group]')) return undefined;
    if (isUpperHalf(section, event))
      return { mark: section, as: 'drop-before', group: '', before: section.dataset.group };
    return {
      mark: section,
      as: 'drop-behind',
      group: '',
      before: section.nextElementSibling?.dataset.group ?? '',
    };
  };
  const mark = (next) => {
    target?.mark.classList.remove(target.as);
    target = next;
    target?.mark.classList.add(target.as);
  };

  form.addEventListener('dragstart', (event) => {
    dragged = event.target.closest('[data-drag]');
    if (!dragged) return;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', dragged.dataset.drag);
    dragged.classList.add('dragged');
  });
  form.addEventListener('dragover', (event) => {
    if (!dragged) return;
    mark(isLink() ? linkTarget(event) : groupTarget(event));
    if (target) event.preventDefault();
  });
  form.addEventListener('drop', (event) => {
    if (!dragged || !target) return;
    event.preventDefault();
    send(`place ${dragged.dataset.drag}`, target.group, target.before);
  });
  form.addEventListener('dragend', () => {
    dragged?.classList.remove('dragged');
    mark(undefined);
    dragged = undefined;
  });

  // Alt and an arrow move what has the focus
  form.addEventListener('keydown', (event) => {
    const way = { ArrowUp: 'up', ArrowDown: 'down' }[event.key];
    if (!way || !event.altKey) return;
    const button = event.target.closest('[data-drag]')?.querySelector(`[data-step=${way}]`);
    if (!button) return;
    event.preventDefault();
    form.requestSubmit(button);
  });
})();
