// Moves a step in place, by its buttons or by dragging it. Without this file the buttons do the same through the server.
const list = document.querySelector('[data-order]');
const form = list?.closest('form');
const said = form?.querySelector('[data-order-said]');
const buttonsOf = (item) => [...item.querySelectorAll('button[name=move]')];
const fill = (words, item) => {
  const items = [...list.children];
  return words
    .replace('{item}', item.dataset.words)
    .replace('{n}', items.indexOf(item) + 1)
    .replace('{of}', items.length);
};

function settle(item) {
  const items = [...list.children];
  for (const one of items) {
    const [up, down] = buttonsOf(one);
    up.disabled = one === items[0];
    down.disabled = one === items.at(-1);
    one.querySelector('[id^=at-]').textContent = ` (${fill(list.dataset.place, one)})`;
  }
  form.elements.touched.value = '1';
  form.querySelector('[data-untouched]')?.remove();
  said.textContent = fill(list.dataset.said, item);
  list.dispatchEvent(new Event('change', { bubbles: true }));
}

function move(button) {
  const item = button.closest('li');
  const isUp = button.value.startsWith('up-');
  if (isUp) item.previousElementSibling?.before(item);
  else item.nextElementSibling?.after(item);
  settle(item);
  (button.disabled ? buttonsOf(item)[isUp ? 1 : 0] : button).focus();
}

function drag() {
  let held = null;
  for (const item of list.children) item.draggable = true;
  list.addEventListener('dragstart', (event) => {
    held = event.target.closest('li');
    event.dataTransfer.effectAllowed = 'move';
  });
  list.addEventListener('dragover', (event) => {
    const over = held && event.target.closest('li');
    if (!over) return;
    event.preventDefault();
    const { top, height } = over.getBoundingClientRect();
    if (over !== held) over[event.clientY < top + height / 2 ? 'before' : 'after'](held);
  });
  list.addEventListener('drop', (event) => event.preventDefault());
  list.addEventListener('dragend', () => {
    if (held) settle(held);
    held = null;
  });
}

if (list) {
  list.addEventListener('click', (event) => {
    const button = event.target.closest('button[name=move]');
    if (!button) return;
    event.preventDefault();
    move(button);
  });
  drag();
}
