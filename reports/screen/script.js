"use strict";
// Moves requests and screens between the page and the engine. What a screen says is decided in the engine.
(() => {
  const main = document.getElementById("main"), state = document.getElementById("state");
  const survey = document.getElementById("survey");
  const kept = {}; // what was filled in, by screen
  const names = {}; // of the files that the engine holds, by what they were opened for
  let lang = document.documentElement.lang, worker = null, fed = 0, ready = false, last = 0, waiting = new Map();
  let wanted = [], asked = null, standing = null; // screens to ask for, the one that the engine is making, and the one in place
  const touched = new Set(); // fields that were changed since the screen was asked for

  const screen = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    return name === "main" || name === "privacy" ? "" : name;
  };
  // Screens that go on with what was filled in on another.
  const home = (name) => ({ result: "compare", share: "compare", file: "compare" })[name] || (name.startsWith("item/") ? "item" : name);
  // The item of the menu that a screen belongs to.
  const under = (name) => ({ search: "item", pool: "wave", evaluate: "plan" })[home(name)] || home(name);

  function start() {
    worker = engine.first || engine.begin();
    engine.first = null;
    if (!worker) return;
    worker.onmessage = (event) => heard(event.data);
    worker.onerror = (event) => heard({ failed: event.message });
    worker.postMessage({ survey: survey.textContent });
    state.textContent = state.dataset.loading;
    fed = 0;
    feed();
  }

  // feed hands over the parts of the engine that were read so far: they stand behind this script, so that the engine is unpacked and compiled
  // while the rest of the file is read. A part is whole when something stands behind it.
  function feed() {
    const parts = document.getElementsByClassName("engine"), read = document.readyState !== "loading";
    if (!worker || fed > parts.length) return;
    while (fed < parts.length && (read || parts[fed].nextSibling)) worker.postMessage({ part: parts[fed++].textContent });
    if (read && fed++ === parts.length) worker.postMessage({ whole: true });
  }

  function heard(message) {
    if (message.ready) {
      ready = true;
      state.textContent = "";
      document.body.dataset.engine = "ready";
      if (screen() === "" && main.querySelector('[data-screen=""]')) document.body.dataset.shown = "start"; // it stands in the file as the engine would say it
      else show(false);
    } else if (message.answer) {
      const then = waiting.get(message.answer.id);
      waiting.delete(message.answer.id);
      if (then) then(message.answer);
    } else if (message.failed || message.ended) {
      const again = ready; // it stopped at a request, at a file that is too large for instance: it begins again, without that
      ready = false;
      worker.terminate();
      waiting.clear();
      wanted = [];
      asked = null;
      busy();
      if (!again) { if (message.failed) state.textContent = message.failed; return; }
      for (const store of Object.keys(names)) {
        kept[store] = { ...(kept[store] || {}), stopped: store === home(screen()) ? names[store][0] : "" };
        delete names[store];
      }
      start();
    }
  }

  function ask(request, then) {
    if (!ready) return;
    request.version = 1;
    request.id = ++last;
    request.lang = lang;
    waiting.set(last, then);
    worker.postMessage({ request, store: home(request.screen) });
  }

  // hold hands files to the engine, which keeps them for the screens that they were opened for.
  function hold(store, files) {
    names[store] = files.map((file) => file.name);
    if (worker) worker.postMessage({ store, files });
  }

  function fields() {
    const values = { ...(kept[home(screen())] || {}) };
    for (const field of main.querySelectorAll("[name]")) {
      if (field.type === "radio") { if (field.checked) values[field.name] = field.value; }
      else if (field.type === "checkbox") { values[field.name] = field.checked ? "yes" : ""; }
      else values[field.name] = field.value;
    }
    kept[home(screen())] = values;
    return values;
  }

  // show asks for the screen of the address, and puts it in place; act is something that is changed before. One screen is made at a time, by
  // what is filled in when its turn comes: of those that wait only the last is made, and what is changed before it.
  function show(moved, sent, act, value) {
    const name = screen();
    for (const link of document.querySelectorAll(".top nav a")) {
      const to = decodeURIComponent(link.hash.slice(1));
      if (under(to) === under(name)) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
    }
    if (!ready) return still(name);
    outdate();
    moved = moved || wanted.some((one) => one.moved && one.name === name);
    wanted = [...wanted.filter((one) => one.act), { name, moved, sent: !!sent, act, value }];
    next();
  }

  function next() {
    if (asked || wanted.length === 0) return busy();
    const one = asked = wanted.shift(), store = home(one.name), form = { ...(kept[store] || {}) };
    one.lang = lang;
    touched.clear();
    ask({ screen: one.name, form, sent: one.sent, act: one.act, value: one.value }, (answer) => {
      asked = null;
      const now = kept[store] || {}; // what was filled in since stays
      for (const [field, text] of Object.entries(answer.form || {})) if (now[field] === form[field]) now[field] = text;
      if (answer.form) kept[store] = now;
      if (wanted.length === 0 && one.name === screen() && one.lang === lang) place(answer, one);
      next();
    });
    main.setAttribute("aria-busy", "true");
    setTimeout(busy, 200);
  }

  // busy says that a screen is being made, when that takes a while.
  function busy() {
    main.setAttribute("aria-busy", String(!!asked));
    state.classList.toggle("busy", !!asked);
    if (ready) state.textContent = asked ? (lang === "nl" ? "Wordt berekend …" : "Calculating …") : "";
  }

  // outdate marks the result beside a form as that of what was filled in before.
  function outdate() {
    for (const result of main.querySelectorAll("[data-live] ~ *, .sides:has([data-live]) ~ *")) result.classList.add("old");
  }

  // place puts a screen in place. What is being filled in stays: the fields that were changed since it was asked for, the focus and the caret.
  function place(answer, { name, moved, sent }) {
    const open = [...main.querySelectorAll("details[id][open]")].map((part) => part.id);
    const focused = document.activeElement && main.contains(document.activeElement) ? document.activeElement : null;
    const live = [...main.querySelectorAll("input,select,textarea")].filter(isTouched);
    const fresh = document.createElement("div");
    fresh.className = "screen";
    fresh.innerHTML = answer.html;
    if (standing === name) alike(main.firstChild, fresh); else main.replaceChildren(fresh);
    standing = name;
    document.title = answer.title;
    document.documentElement.lang = lang;
    for (const id of open) { const part = document.getElementById(id); if (part) part.open = true; }
    beside(answer);
    for (const field of live) {
      const again = document.getElementById(field.id);
      if (again && again !== field) { again.value = field.value; again.checked = field.checked; }
    }
    if (live.length > 0) outdate();
    const wrong = document.getElementById("wrong");
    if (wrong && sent) wrong.focus();
    else if (moved) { main.focus({ preventScroll: true }); scrollTo(0, 0); }
    else if (focused && document.activeElement !== focused) {
      const again = document.getElementById(focused.id) || main;
      again.focus({ preventScroll: true });
      if (again.type === "text" && focused.type === "text") again.setSelectionRange(focused.selectionStart, focused.selectionEnd);
    }
    if (location.hash === "#privacy") { const part = document.getElementById("privacy"); if (part) part.scrollIntoView(); }
    document.body.dataset.shown = name || "start";
  }

  const key = (field) => field.name || field.id;
  const isTouched = (field) => touched.has(key(field));

  // alike changes a part of the screen into a new one, and leaves in place what is the same in both.
  function alike(part, fresh) {
    const { value: filled, checked } = fresh; // before its parts are moved
    for (const { name } of [...part.attributes]) if (!fresh.hasAttribute(name)) part.removeAttribute(name);
    for (const { name, value } of fresh.attributes) if (part.getAttribute(name) !== value) part.setAttribute(name, value);
    const same = (one, other) => one.nodeType === 1 && one.nodeName === other.nodeName && one.id === other.id && one.namespaceURI === main.namespaceURI;
    let at = part.firstChild;
    for (const child of [...fresh.childNodes]) {
      let found = at;
      while (found && !same(found, child)) found = found.nextSibling;
      if (!found) { part.insertBefore(child, at); continue; }
      while (at !== found) { const past = at; at = at.nextSibling; past.remove(); }
      at = at.nextSibling;
      alike(found, child);
    }
    while (at) { const past = at; at = at.nextSibling; past.remove(); }
    if (!/^(INPUT|SELECT|TEXTAREA)$/.test(part.nodeName) || part.type === "file" || isTouched(part)) return;
    if (part.value !== filled) part.value = filled;
    part.checked = checked;
  }

  // still shows what stands in the file, before the engine runs.
  function still(name) {
    document.body.classList.add("alone");
    const all = [...main.querySelectorAll(".screen[data-screen]")];
    const one = all.find((part) => part.dataset.screen === name) || all[0];
    for (const part of all) part.hidden = part !== one;
  }

  function beside(answer) {
    for (const [id, text] of Object.entries(answer.parts || {})) {
      const part = document.getElementById(id);
      if (part) part.textContent = text;
    }
    for (const field of main.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    for (const id of answer.invalid || []) {
      const field = document.getElementById(id);
      if (field) field.setAttribute("aria-invalid", "true");
    }
  }

  function save(file) {
    const link = document.createElement("a");
    const content = file.packed ? Uint8Array.from(atob(file.packed), (c) => c.charCodeAt(0)) : file.content;
    link.href = URL.createObjectURL(new Blob([content], { type: file.type }));
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  // A picture for who cannot use SVG: drawn here, as no fonts come along.
  function drawPNG(file, then) {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas"), scale = 2;
      canvas.width = image.width * scale;
      canvas.height = image.height * scale;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(then);
    };
    image.src = URL.createObjectURL(new Blob([file.content], { type: "image/svg+xml" }));
  }

  // copied says whether something is on the clipboard; some browsers do not allow a page from disk to put it there.
  function copied(promise) {
    const said = document.getElementById("said");
    promise.then(() => { said.textContent = lang === "nl" ? "Gekopieerd." : "Copied."; },
      () => { said.textContent = lang === "nl" ? "Deze browser staat kopiëren niet toe; bewaar het in plaats daarvan." : "This browser does not allow copying; save it instead."; });
  }

  const most = 50e6; // bytes; the engine copies a file several times, and a browser has little memory for that

  // readFiles opens files for a screen: own counts, exports, or what is added to those that are there.
  function readFiles(list, to, adding) {
    const chosen = [...list], store = home(to);
    if (chosen.length === 0) return;
    const large = chosen.reduce((sum, file) => sum + file.size, 0) > most;
    kept[store] = { ...fields(), toolarge: large ? chosen[0].name : "", stopped: "", unopened: "", meant: "", from: "file", fresh: "yes" };
    if (large) { hold(store, []); return go(to); }
    Promise.all(chosen.map(async (file) => ({ name: file.name, content: new Uint8Array(await file.arrayBuffer()) }))).then((read) => {
      opened[store] = adding ? [...(opened[store] || []), ...read] : read;
      hold(store, opened[store]);
      if (!adding) delete opened[store];
      go(to);
    }, () => { // a folder, or a file that is away by now
      kept[store].unopened = chosen[0].name;
      hold(store, []);
      go(to);
    });
  }
  const opened = {}; // files that more are added to, by what they were opened for

  function go(name) {
    if (screen() === name) show(true, true); else { sending = true; location.hash = name; }
  }
  let sending = false;

  addEventListener("hashchange", () => { const sent = sending; sending = false; show(true, sent); });
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    const to = event.target.dataset.submit;
    if (!to) return;
    const values = fields();
    if (to === "search") {
      kept.search = { q: values.q };
      return go("search");
    }
    if (to !== "result") return show(false, true);
    values.from = "form";
    hold("compare", []);
    ask({ screen: "compare", form: values, sent: true }, (answer) => {
      if ((answer.invalid || []).length === 0) return go("result");
      show(false, true);
    });
  });
  let typing = 0; // requests while typing; what an earlier one says is past
  document.addEventListener("input", (event) => {
    if (!main.contains(event.target) || event.target.type === "file") return;
    const other = document.getElementById(event.target.dataset.chooses); // the choice that is made by typing
    if (other) { other.checked = true; touched.add(other.name); }
    touched.add(key(event.target));
    const form = fields();
    if (event.target.closest("[data-live]")) outdate();
    if (screen() !== "compare" || event.target.tagName !== "INPUT") return;
    const mine = ++typing;
    ask({ screen: "compare", form, typing: true }, (answer) => { if (mine === typing && screen() === "compare") beside(answer); });
  });
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (!main.contains(field)) return;
    if (field.dataset.file) {
      readFiles(field.files, field.dataset.file, field.multiple);
      field.value = ""; // the same file can be chosen again
      return;
    }
    touched.add(key(field));
    fields();
    if (field.dataset.act) return show(false, false, field.dataset.act, field.value);
    if (field.name === "item" && screen().startsWith("item/")) { location.hash = "item/" + field.value; return; }
    if (field.type === "radio" || field.tagName === "SELECT" || field.closest("[data-live]")) show(false, false);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button,a");
    if (!button || button.closest(".old")) return;
    if (button.dataset.skip !== undefined) { event.preventDefault(); main.focus(); return; }
    if (button.dataset.lang) {
      if (!ready) return;
      fields();
      lang = button.dataset.lang;
      const wrong = !!document.getElementById("wrong"); // is said in the other language as well
      ask({ screen: screen(), form: kept[home(screen())] || {}, frame: true }, (answer) => {
        document.getElementById("before").innerHTML = answer.before;
        document.getElementById("after").innerHTML = answer.after;
        show(false, wrong);
      });
    } else if (button.dataset.step) {
      const field = document.getElementById(button.dataset.for);
      field.value = Math.max(0, (parseInt(field.value, 10) || 0) + Number(button.dataset.step));
      field.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (button.dataset.focus) {
      const field = document.getElementById(button.dataset.focus);
      if (field) field.focus();
    } else if (button.dataset.forget) {
      const store = button.dataset.forget;
      hold(store, []);
      delete opened[store];
      delete kept[store];
      show(true, false);
    } else if (button.dataset.act && button.tagName === "BUTTON") {
      fields();
      const beside = button.dataset.from && document.getElementById(button.dataset.from);
      show(false, false, button.dataset.act, beside ? beside.value : button.dataset.value || "");
    } else if (button.dataset.do) {
      const png = button.dataset.do === "item.png";
      ask({ screen: screen(), form: fields(), do: png ? "item.svg" : button.dataset.do }, (answer) => {
        for (const file of answer.files || []) {
          if (png) drawPNG(file, (blob) => save({ content: blob, type: "image/png", name: file.name.replace(/svg$/, "png") })); else save(file);
        }
      });
    } else if (button.dataset.print !== undefined) {
      print();
    } else if (button.dataset.copy) {
      copied(navigator.clipboard ? navigator.clipboard.writeText(document.getElementById(button.dataset.copy).innerText) : Promise.reject());
    } else if (button.dataset.picture) {
      // The item is made at once, as a browser allows copying only while the click lasts, and filled when the picture is there.
      const blob = new Promise((done) => ask({ screen: screen(), form: fields(), do: button.dataset.picture }, (answer) => { for (const file of answer.files || []) drawPNG(file, done); }));
      copied(navigator.clipboard && typeof ClipboardItem !== "undefined" ? navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]) : Promise.reject());
    }
  });
  // Enter in a field that changes something does that, and sends no form.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT" || !event.target.dataset.act) return;
    event.preventDefault();
    event.target.blur();
  });
  // A figure is one stop of the keyboard; the arrows go along its rows.
  function point(row) {
    if (!row) return;
    for (const other of row.parentNode.children) other.classList.toggle("on", other === row);
    const read = document.getElementById("read");
    if (read) read.textContent = row.dataset.read;
  }
  document.addEventListener("keydown", (event) => {
    const bars = event.target.closest && event.target.closest(".bars");
    if (!bars || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    event.preventDefault();
    const on = bars.querySelector(".on");
    point(event.key === "ArrowDown" ? (on ? on.nextElementSibling : bars.firstElementChild) : on && on.previousElementSibling);
  });
  // On paper every fold is open.
  addEventListener("beforeprint", () => { for (const part of main.querySelectorAll("details:not([open])")) { part.dataset.shut = ""; part.open = true; } });
  addEventListener("afterprint", () => { for (const part of main.querySelectorAll("details[data-shut]")) { delete part.dataset.shut; part.open = false; } });
  document.addEventListener("pointerover", (event) => { const row = event.target.closest && event.target.closest(".bars li"); if (row) point(row); });
  for (const name of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(name, (event) => {
      const zone = document.querySelector("[data-drop]");
      event.preventDefault();
      if (!zone) return;
      zone.classList.toggle("over", name === "dragover");
      if (name === "drop") readFiles(event.dataTransfer.files, zone.dataset.drop, zone.dataset.adding !== undefined);
    });
  }
  still(screen());
  start();
  const reading = new MutationObserver(feed);
  reading.observe(document.body, { childList: true });
  document.addEventListener("DOMContentLoaded", () => { reading.disconnect(); feed(); });
})();
