// What a page can do better with a script. Everything works without it.

// A first plan needs the person's time zone; the browser knows it.
for (const place of document.querySelectorAll("[data-zone] input")) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && place.value === place.defaultValue) place.value = zone;
}

// Keys 1 to 9 and 0 say what a message is, s puts it off, u takes the last answer back,
// unless the person switched that off. Enter is left to whatever has the focus.
function typing(target) {
  return target.closest("input, textarea, select, button, a, summary");
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const asking = [...document.querySelectorAll("[data-keys]")].find(
    (one) => one.checkVisibility?.() ?? one.offsetParent,
  );
  if (!asking || (typing(event.target) && !event.target.matches("[data-key]"))) return;
  const button =
    /^[0-9su]$/i.test(event.key) &&
    asking.querySelector(`[data-key="${event.key.toLowerCase()}"]`);
  if (button) {
    event.preventDefault();
    button.click();
  }
});

// Words can be copied where a script may; the button is hidden without one.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).value);
    button.textContent = button.dataset.copied;
  });
}

// A mail program gets the words as they stand, not as they were last kept.
for (const link of document.querySelectorAll("[data-mail]")) {
  link.addEventListener("click", () => {
    const words = document.querySelector(link.dataset.mail).value;
    const body = encodeURIComponent(words.replaceAll("\n", "\r\n"));
    link.href = link.href.replace(/&body=.*$/, `&body=${body}`);
  });
}

// A list that is long can be chosen as a whole.
for (const button of document.querySelectorAll("[data-all]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    for (const box of button.form.querySelectorAll("input[type=checkbox]")) box.checked = true;
  });
}

// A form is sent once: a second tap must not note the same thing twice.
addEventListener("submit", (event) => {
  if ((event.submitter?.formMethod || event.target.method) !== "post") return;
  if (event.submitter?.hasAttribute("data-again")) return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});

// What is typed into a part of a debrief is kept as it is typed: a reload loses nothing.
for (const form of document.querySelectorAll("form[data-keep]")) {
  let soon;
  const keep = () => {
    clearTimeout(soon);
    soon = undefined;
    const body = new FormData(form);
    body.set("go", "keep");
    fetch(location.href, { method: "POST", body, keepalive: true }).catch(() => {});
  };
  form.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(keep, 600);
  });
  form.addEventListener("submit", () => clearTimeout(soon));
  addEventListener("pagehide", () => soon && !form.dataset.sent && keep());
}

// Coming back with the browser's back button makes forms usable again.
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});
