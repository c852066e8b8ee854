// What makes the pages handier; every page works without it.
"use strict";

// Completion while typing: a combobox over /api/v1/suggest.
for (const field of document.querySelectorAll("input[data-suggest]")) {
  const list = document.createElement("ul");
  list.id = "goi-y";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", document.documentElement.lang === "en" ? "Suggestions" : "Gợi ý");
  list.hidden = true;
  field.closest("form").append(list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  let chosen = -1;
  let wait = 0;
  let asked = "";

  const show = (open) => {
    list.hidden = !open;
    field.setAttribute("aria-expanded", String(open));
    if (!open) choose(-1);
  };
  const choose = (index) => {
    chosen = index;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === index)));
    if (index < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", list.children[index].id);
      list.children[index].scrollIntoView({ block: "nearest" });
    }
  };
  const take = (item) => {
    field.value = item.dataset.query;
    show(false);
    field.form.requestSubmit();
  };
  const fill = (results) => {
    list.replaceChildren(
      ...results.map((one, at) => {
        const item = document.createElement("li");
        item.id = `goi-y-${at}`;
        item.lang = "vi";
        item.dataset.query = one.query;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.textContent = one.kind === "resolution" ? one.label : one.query;
        item.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
        item.addEventListener("click", () => take(item));
        return item;
      }),
    );
    show(results.length > 0);
  };
  const ask = async () => {
    const typed = field.value;
    asked = typed;
    if (typed.trim().length < 2) return fill([]);
    try {
      const answer = await fetch(`${field.dataset.suggest}?limit=8&q=${encodeURIComponent(typed)}`, {
        headers: { Accept: "application/json" },
      });
      const found = answer.ok ? (await answer.json()).results : [];
      if (asked === field.value && document.activeElement === field) fill(found);
    } catch {
      show(false); // without an answer there is nothing to suggest
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(ask, 150);
  });
  field.addEventListener("blur", () => show(false));
  field.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.key === "Escape" && !list.hidden) {
      show(false);
      event.preventDefault(); // the first Escape closes the list, the next one empties the field
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (list.hidden) show(true);
      choose(chosen < 0 ? (step > 0 ? 0 : count - 1) : (chosen + step + count) % count);
      event.preventDefault();
    } else if (event.key === "Enter" && chosen >= 0) {
      take(list.children[chosen]);
      event.preventDefault();
    }
  });
}

// Notes: the mark opens the note at the foot of the window; without this it leads to the note.
if ("popover" in HTMLElement.prototype && document.querySelector(".note-mark")) {
  const english = document.documentElement.lang === "en";
  const sheet = document.createElement("div");
  sheet.className = "note-sheet";
  sheet.id = "to-chu-thich";
  sheet.popover = "auto";
  sheet.setAttribute("role", "dialog");
  document.body.append(sheet);
  let mark = null;

  const open = (from) => {
    const note = document.getElementById(from.hash.slice(1));
    if (!note) return false;
    mark = from;
    const name = `${english ? "Note" : "Chú thích"} ${from.dataset.note}`;
    const text = document.createElement("p");
    text.lang = "vi";
    text.append(...[...note.querySelector(".note").childNodes].map((node) => node.cloneNode(true)));
    for (const copy of text.querySelectorAll("[id]")) copy.removeAttribute("id");
    const heading = document.createElement("b");
    heading.textContent = name;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "quiet";
    close.textContent = english ? "Close" : "Đóng";
    close.addEventListener("click", () => sheet.hidePopover());
    sheet.setAttribute("aria-label", name);
    sheet.replaceChildren(heading, text, close);
    sheet.showPopover();
    close.focus({ preventScroll: true });
    return true;
  };
  sheet.addEventListener("toggle", (event) => {
    if (event.newState === "closed" && mark && (document.activeElement === document.body || sheet.contains(document.activeElement)))
      mark.focus({ preventScroll: true });
  });
  document.addEventListener("click", (event) => {
    const from = event.target.closest?.(".note-mark");
    if (from && !event.ctrlKey && !event.metaKey && !event.shiftKey && open(from)) event.preventDefault();
  });
}
