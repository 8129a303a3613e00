"use strict";
(() => {
  const form = document.getElementById("search");
  const words = document.getElementById("words");
  const none = document.getElementById("none");
  const contents = document.getElementById("contents");
  const count = document.getElementById("count");
  const boxes = [...form.querySelectorAll("[name=retry]")];
  // The ids of errors in examples are not searched.
  const wordsOf = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".id").forEach((id) => id.remove());
    return copy.textContent;
  };
  const text = (element) => (element.id + " " + wordsOf(element)).toLowerCase();
  // Each error with its own words, without those of its causes.
  const errors = [...document.querySelectorAll("article")].map((element) => {
    const causes = [...element.querySelectorAll("section")].map((cause) =>
      ({ element: cause, shown: true, retry: cause.dataset.retry.split(" "), text: text(cause) }));
    const own = [...element.children].filter((child) => child.tagName !== "SECTION");
    return { element, shown: true, retry: element.dataset.retry.split(" "), causes, text: (element.id + " " + own.map(wordsOf).join(" ")).toLowerCase() };
  });
  const show = (item, visible) => {
    if (item.shown !== visible) { item.shown = visible; item.element.hidden = !visible; }
  };
  const search = (wanted) => {
    const checked = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const matches = (text, more) => wanted.every((word) => text.includes(word) || more.includes(word));
    const allowed = (item) => item.retry.some((word) => checked.has(word));
    let shown = 0;
    for (const error of errors) {
      const own = matches(error.text, "");
      const visible = error.causes.map((cause) =>
        allowed(cause) && (own || matches(cause.text, error.text)));
      const some = own && allowed(error) || visible.includes(true);
      show(error, some);
      // In a hidden error, the causes may stay as they are.
      if (some) { error.causes.forEach((cause, index) => show(cause, visible[index])); }
      shown += some ? 1 : 0;
    }
    return shown;
  };
  // Search for the typed text as is. If nothing matches, search word by word.
  const filter = () => {
    const typed = words.value.toLowerCase().trim();
    const parts = typed.split(/\s+/);
    const shown = search([typed]) || (parts.length > 1 ? search(parts) : 0);
    none.hidden = shown > 0;
    // Results come first: they are below the table of contents.
    contents.hidden = typed !== "" || shown !== errors.length;
    count.textContent = shown === errors.length ? "" : shown + " of " + errors.length + " entries";
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
