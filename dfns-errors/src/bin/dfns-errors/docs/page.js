"use strict";
(() => {
  const form = document.getElementById("search");
  const words = document.getElementById("words");
  const none = document.getElementById("none");
  const count = document.getElementById("count");
  const boxes = [...form.querySelectorAll("[name=retry]")];
  const text = (element) => (element.id + " " + element.textContent).toLowerCase();
  // Each error with its own words, without those of its causes.
  const errors = [...document.querySelectorAll("article")].map((element) => {
    const causes = [...element.querySelectorAll("section")].map((cause) => ({ element: cause, text: text(cause) }));
    const own = [...element.children].filter((child) => child.tagName !== "SECTION");
    return { element, causes, text: (element.id + " " + own.map((child) => child.textContent).join(" ")).toLowerCase() };
  });
  const show = (element, visible) => { if (element.hidden === visible) { element.hidden = !visible; } };
  const search = (wanted) => {
    const verdicts = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const matches = (text) => wanted.every((word) => text.includes(word));
    let shown = 0;
    for (const error of errors) {
      const own = matches(error.text);
      let some = own && verdicts.has(error.element.dataset.retry);
      for (const cause of error.causes) {
        const visible = verdicts.has(cause.element.dataset.retry) && (own || matches(error.text + " " + cause.text));
        show(cause.element, visible);
        some = some || visible;
      }
      show(error.element, some);
      shown += some ? 1 : 0;
    }
    return shown;
  };
  // A part of a message is looked for as it is, otherwise word by word.
  const filter = () => {
    const typed = words.value.toLowerCase().trim();
    const shown = search([typed]) || search(typed.split(/\s+/));
    none.hidden = shown > 0;
    count.textContent = shown === errors.length ? "" : shown + " of " + errors.length + " errors";
  };
  // A deep link shows its target, whatever is filtered.
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) {
      words.value = "";
      boxes.forEach((box) => { box.checked = true; });
      filter();
      target.scrollIntoView();
    }
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", filter);
  addEventListener("hashchange", follow);
  addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== words) { event.preventDefault(); words.focus(); }
  });
  words.value = new URLSearchParams(location.search).get("search") || "";
  if (words.value) { filter(); }
  if (location.hash) { follow(); }
})();
