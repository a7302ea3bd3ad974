/** The quiz as shoppers see it: docs/quiz-popup.md. Words become text nodes, never markup. */
(() => {
  const css = `
:host { all: initial !important }
* { box-sizing: border-box; margin: 0; padding: 0; border: 0; background: none; font: inherit; color: inherit; text-align: inherit }
dialog { position: fixed; inset: 0; z-index: var(--layer); width: 100%; height: 100%; max-width: none; max-height: none; overflow: hidden; color-scheme: light;
  color: #1d1d1f; font: 16px/1.5 var(--font); text-align: start; overflow-wrap: anywhere }
dialog[open] { display: grid; place-items: center }
dialog::backdrop { background: none }
.middle { background: #000a }
.corner { pointer-events: none; place-items: end !important; padding: 24px }
.card { position: relative; width: min(480px, 100% - 32px); max-height: min(760px, 100% - 32px); padding: 28px 32px 32px; overflow: hidden auto;
  overscroll-behavior: contain; pointer-events: auto; border-radius: 20px; background: #fff; box-shadow: 0 0 0 1px #0001, 0 24px 64px #0006 }
.corner .card { width: 390px; max-height: 100% }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
h2 { padding-inline-end: 24px; font-size: 24px; line-height: 1.25; font-weight: 650; text-wrap: balance; outline: 0 !important }
p { margin-top: 8px; white-space: pre-line }
p, small, .quiet, .close { color: #515157 }
small { display: block; font-size: 14px }
button { cursor: pointer }
.close { position: absolute; inset-block-start: 14px; inset-inline-end: 14px; width: 44px; height: 44px; font-size: 26px; text-align: center }
.top, .row { display: flex; gap: 12px; align-items: center; justify-content: space-between }
.top { margin-block-end: 20px; margin-inline-end: 40px }
i { flex: 1; height: 4px; background: linear-gradient(var(--accent) 0 0) no-repeat #0002 }
i:dir(rtl) { background-position: right }
[type=email] { direction: ltr }
.list { display: grid; gap: 10px; margin-top: 20px; grid-template-columns: repeat(var(--columns), minmax(0, 1fr)) }
.choice, input, textarea, select { display: block; width: 100%; min-height: 48px; padding: 11px 14px; border: 1px solid #85858b; border-radius: 12px; overflow: hidden }
.choice { display: flex; gap: 12px; align-items: center }
.choice:hover, .note { background: color-mix(in srgb, var(--accent) 8%, #fff) }
[aria-pressed=true] { box-shadow: inset 0 0 0 2px var(--accent) }
[aria-pressed=true]:not(.number)::after { content: "\\2713" / ""; margin-inline-start: auto }
.tile { flex-direction: column; padding: 0 0 12px; text-align: center }
.number { justify-content: center; padding: 0 }
img { display: block; width: 100%; height: auto; aspect-ratio: 1; object-fit: cover }
.row, label { margin-top: 16px }
label { display: block; flex: 1 }
label > * { margin-top: 4px }
label:has([type=checkbox]) { display: flex; gap: 12px; align-items: start }
[type=checkbox] { flex: none; width: 20px; min-height: 20px; accent-color: var(--accent) }
.error { color: #b3261e }
[aria-invalid=true] { box-shadow: inset 0 0 0 2px #b3261e }
.error:empty, .row:empty { display: none }
[role=status] { position: absolute; top: 0; clip-path: inset(50%) }
.main { width: 100%; min-height: 50px; margin-top: 20px; padding: 12px; border: 1px solid var(--accent); border-radius: 12px; background: var(--brand); color: var(--ink);
  font-weight: 650; text-align: center }
.quiet { min-height: 32px; text-decoration: underline }
.note { margin-top: 12px; padding: 14px; border-radius: 12px; color: inherit }
b { font: 650 19px monospace; user-select: all }
a { text-decoration: none }
a img { margin-bottom: 8px; border-radius: 12px }
@media (max-width: 520px) {
  dialog[open] { place-items: end stretch !important; padding: 0 }
  .card, .corner .card { width: 100%; max-height: 92%; padding: 24px 20px; border-radius: 20px 20px 0 0 }
}
@media (prefers-reduced-motion: no-preference) {
  dialog { animation: in .3s }
  @keyframes in { from { opacity: 0; translate: 0 16px } }
}`;
  const fonts = { sans: "system-ui", serif: "Georgia, serif", rounded: "ui-rounded, system-ui" };
  const [intro, address, result] = ["@intro", "@email", "@result"];

  const make = (tag, properties, ...inside) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...inside.filter(Boolean));
    return made;
  };
  const press = (className, onclick, text) => make("button", { type: "button", className, onclick }, text);
  const row = (...inside) => make("div", { className: "row" }, ...inside);
  const words = (text) => text && make("p", {}, text);

  /** Addresses of other schemes lead nowhere. */
  const isWeb = (text) => /^(https?:\/)?\//.test(text);
  const picture = (src, alt) => isWeb(src) && make("img", { src, alt, width: 200, height: 200 });

  /** Black or white on the brand's colour, and that colour dark enough for white. */
  const coloursOf = (brand) => {
    const channels = brand.match(/\w\w/g).map((hex) => parseInt(hex, 16));
    const [r, g, b] = channels.map((x) => (x / 255) ** 2.2);
    const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    const dark = channels.map((x) => Math.floor(x * Math.min(1, (0.17 / light) ** 0.45)));
    return `--brand:${brand};--ink:${light < 0.179 ? "#fff" : "#000"};--accent:rgb(${dark})`;
  };

  let quiz, options, host, dialog, card, top, error, heard, order, at, form, toConfirm;
  /** What was said by question, what of it was not taken yet, and the requests one after the other. */
  let said, unsent, line;

  const word = (key, values) => (options.words[key] ?? "").replace(/\[(\w+)\]/g, (_, name) => values[name]);
  const close = () => dialog.close();

  const isAsked = (step) => {
    const question = quiz.questions.find(({ key }) => key === step);
    const holds = (given) => said[given.question]?.some((choice) => given.oneOf.includes(choice));
    return !question || (!options.known[step] && question.when.every(holds));
  };
  const next = () => show(order.slice(order.indexOf(at) + 1).find(isAsked));
  const under = (skip) => {
    const last = order.slice(1, order.indexOf(at)).findLast(isAsked);
    return row(last && press("quiet", () => show(last), `\u2039 ${word("back")}`), skip);
  };

  const show = (step) => {
    at = step;
    const steps = order.slice(1, -1).filter((one) => one === at || isAsked(one));
    const now = steps.indexOf(at) + 1;
    heard.textContent = now ? word("step", { at: now, of: steps.length }) : "";
    const bar = make("i", { style: `background-size:${(100 * now) / steps.length}%` });
    top = now && make("div", { className: "top" }, bar, make("small", {}, heard.textContent));
    error.textContent = "";
    const question = quiz.questions.find(({ key }) => key === step);
    draw(...(question ? toQuestion(question) : { [intro]: toIntro, [address]: toAddress, [result]: toResult }[step]()));
  };

  /** Each step has a card of its own, so that none moves. The focus follows, unless it is elsewhere on the page. */
  const draw = (heading, ...parts) => {
    const title = make("h2", { id: "heading", tabIndex: -1 }, heading);
    const cross = press("close", close, "\u00d7");
    cross.ariaLabel = word("close");
    card?.remove();
    dialog.prepend((card = make("div", { className: "card" }, top, title, ...parts, cross)));
    const isFree = [document.body, host].includes(document.activeElement);
    if (isFree && !options.isPreview) title.focus();
  };

  const toIntro = () => [
    quiz.title,
    words(quiz.intro),
    press("main", next, word("start")),
    quiz.look.decline && row(press("quiet", close, quiz.look.decline)),
  ];

  /** @returns {Promise<boolean>} whether all that was said is taken */
  const push = () => {
    const send = async () => {
      const answers = Object.values(unsent);
      if (answers.length) await options.send({ do: "answer", answers });
      for (const answer of answers) if (unsent[answer.question] === answer) delete unsent[answer.question];
      return true;
    };
    return (line = line.then(send).catch(() => false));
  };
  const keep = ({ key, type }, choices, text = "") => {
    said[key] = text ? [text] : choices;
    unsent[key] = { question: key, choices, text: type === "text" ? text : null };
  };
  /** Takes back the answers to what is no longer asked, too. */
  const say = (question, choices, text) => {
    keep(question, choices, text);
    for (const one of quiz.questions)
      if (said[one.key]?.length && !options.known[one.key] && !isAsked(one.key)) keep(one, []);
    push();
    next();
  };

  const toQuestion = (question) => {
    const { title, help, isRequired, most } = question;
    const [field, read] = fields[question.type](question, said[question.key] ?? []);
    field.role = "group";
    field.setAttribute("aria-labelledby", "heading");
    const go = () => {
      const [choices, text] = read();
      if (choices && (choices.length || text || !isRequired)) say(question, choices, text);
      else error.textContent = word("choose");
    };
    const skip = !isRequired && press("quiet", () => say(question, []), word("skip"));
    const limit = most && word("most", { most });
    return [title, words(help), words(limit), field, error, read && press("main", go, word("next")), under(skip)];
  };

  const choose = (question, chosen, choices, look, columns) => {
    const isMany = question.type === "multiple";
    const toButton = ({ key, label, name, image }) => {
      const toggle = () => {
        if (!isMany) return say(question, [key]);
        const others = chosen.filter((one) => one !== key);
        if (others.length < chosen.length) chosen = others;
        else if (chosen.length < (question.most ?? 99)) chosen = [...chosen, key];
        button.ariaPressed = chosen.includes(key);
      };
      const button = press(`choice ${look}`, toggle, image);
      button.append(make("span", {}, label));
      button.ariaPressed = chosen.includes(key);
      if (name) button.ariaLabel = name;
      return button;
    };
    const list = make("div", { className: "list", style: `--columns:${columns}` }, ...choices.map(toButton));
    return [list, isMany && (() => [chosen])];
  };
  const listed = (question, chosen) => {
    const hasPictures = question.choices.some(({ picture }) => picture);
    const choices = question.choices.map((one) => ({
      ...one,
      image: one.picture && picture(one.picture.url, one.picture.alt),
    }));
    return choose(question, chosen, choices, hasPictures ? "tile" : "", hasPictures ? (choices.length % 3 ? 2 : 3) : 1);
  };

  /** By type: a field, and what reads it when Next is pressed. */
  const fields = {
    single: listed,
    multiple: listed,
    scale: (question, chosen) => {
      const { steps, low, high } = question;
      const choices = Array.from({ length: steps }, (_, i) => {
        const [key, end] = [String(i + 1), { 0: low, [steps - 1]: high }[i]];
        return { key, label: key, name: end && `${key}, ${end}` };
      });
      const [list] = choose(question, chosen, choices, "number", steps > 7 ? Math.ceil(steps / 2) : steps);
      return [make("div", {}, list, row(make("small", {}, low), make("small", {}, high)))];
    },
    birthday: (_, [day = "-"]) => {
      const pick = (count, toText, value) => {
        const toOption = (_, i) => new Option(toText(i), String(i + 1).padStart(2, "0"));
        const select = make("select", {}, new Option("\u2013", ""), ...Array.from({ length: count }, toOption));
        select.value = value;
        return select;
      };
      const name = new Intl.DateTimeFormat(options.locale, { month: "long" });
      const [month, date] = day.split("-");
      const months = pick(12, (i) => name.format(new Date(2024, i)), month);
      const days = pick(31, (i) => String(i + 1), date);
      const read = () => {
        const [month, date] = [months.value, days.value];
        if (!month && !date) return [[]];
        return [date && new Date(2024, month - 1, date).getMonth() === month - 1 && [`${month}-${date}`]];
      };
      const field = row(make("label", {}, word("day"), days), make("label", {}, word("month"), months));
      return [field, read];
    },
    text: ({ longest, title }, [value = ""]) => {
      const area = make("textarea", { rows: 4, maxLength: longest, ariaLabel: title, value });
      return [row(area), () => [[], area.value.trim()]];
    },
  };

  const toAddress = () => {
    const { heading, text, asksName, canSkip } = quiz.capture;
    const { name, email, box, send } = (form ??= toForm());
    return [
      heading,
      words(text),
      asksName && make("label", {}, word("firstName"), name),
      make("label", {}, word("email"), email),
      make("label", {}, box, make("small", {}, quiz.capture.consent)),
      error,
      press("main", send, word("send")),
      under(canSkip && press("quiet", next, word("skipEmail"))),
    ];
  };
  /** Made once: what was typed stays. */
  const toForm = () => {
    const field = (type, autocomplete) =>
      make("input", { type, autocomplete, maxLength: 254, onkeydown: ({ key }) => key !== "Enter" || send() });
    const [name, email, box] = [field("text", "given-name"), field("email", "email"), field("checkbox", "off")];
    email.setAttribute("aria-describedby", "error");
    let isBusy;
    const send = async () => {
      const value = email.value.trim();
      const wrong = /^\S+@\S+\.\S+$/.test(value) ? !box.checked && box : email;
      for (const one of [email, box]) one.ariaInvalid = one === wrong;
      error.textContent = wrong ? word(wrong === box ? "agree" : "badEmail") : "";
      if (wrong) return wrong.focus();
      if (isBusy) return;
      isBusy = true;
      error.textContent = word("wait");
      await push();
      const message = { do: "email", email: value, firstName: name.value.trim() || null, agrees: true };
      const answer = await options.send(message).catch(() => null);
      isBusy = false;
      toConfirm = answer?.confirm;
      if (answer && !answer.problem) next();
      else error.textContent = word(answer ? "badEmail" : "failed");
    };
    return { name, email, box, send };
  };

  const toResult = () => {
    const finish = async () => {
      const answer = (await push()) && (await options.send({ do: "finish" }).catch(() => null));
      const again = () => [word("failed"), press("main", () => show(result), word("again"))];
      if (at === result) draw(...(answer?.outcome ? toOutcome(answer.outcome) : again()));
    };
    finish();
    return [word("wait")];
  };
  const toOutcome = ({ heading, tip, products, code }) => [
    heading,
    words(tip),
    toConfirm && make("p", { className: "note" }, word("confirm")),
    code && toCode(code),
    make("div", { className: "list", style: "--columns:3" }, ...products.map(toProduct)),
    press("main", close, word("done")),
  ];
  const toCode = ({ code, until }) => {
    const copied = () => (heard.textContent = button.textContent = word("copied"));
    const copy = () => navigator.clipboard?.writeText(code).then(copied);
    const button = press("quiet", copy, word("copy"));
    const date = until && new Intl.DateTimeFormat(options.locale, { dateStyle: "long" }).format(new Date(until));
    const end = date && make("small", {}, word("until", { date }));
    return make("div", { className: "note" }, make("small", {}, word("code")), row(make("b", {}, code), button), end);
  };
  const toProduct = ({ title, url, image, price }) => {
    const link = isWeb(url) && { href: url, onclick: () => !options.isPreview };
    return make("a", link, picture(image, ""), title, make("small", {}, price));
  };

  const open = (asked, how) => {
    dialog?.close();
    [quiz, options, said, unsent, line] = [asked, { known: {}, ...how }, { ...how.known }, {}, Promise.resolve()];
    form = toConfirm = undefined;
    order = [intro, ...quiz.questions.map(({ key }) => key), quiz.capture && address, result].filter(Boolean);
    error = make("p", { className: "error", id: "error", role: "alert" });
    heard = make("div", { role: "status" });
    const { place, color, font } = quiz.look;
    const isModal = place === "middle" && !how.isPreview;
    const [shell, before] = [(host = make("tessera-popup")), document.activeElement];
    dialog = make(
      "dialog",
      {
        className: place,
        style: `${coloursOf(color || "#1d1d1f")};--font:${fonts[font] ?? getComputedStyle(document.body).fontFamily};--layer:${how.layer}`,
        lang: how.locale,
        onkeydown: ({ key }) => key !== "Escape" || close(),
        // Beside the card it closes as long as nothing is said.
        onclick: ({ target }) => target !== dialog || at !== intro || close(),
        onclose: () => {
          shell.remove();
          before?.focus({ preventScroll: true });
          how.onClose?.();
        },
      },
      heard,
    );
    dialog.setAttribute("aria-labelledby", "heading");
    host.attachShadow({ mode: "open" }).append(make("style", { textContent: css }), dialog);
    (how.root ?? document.body).append(host);
    if (isModal) dialog.showModal();
    else dialog.open = true;
    show(intro);
    return { close, show: (step) => order.includes(step) && show(step) };
  };
  window.TesseraPopup = { open };
})();
