/** Opens a quiz when its moment comes. Until then nothing is requested, without consent nothing is kept. */
(() => {
  const isSame = (a, b) => String(a).toLowerCase() === b.toLowerCase();

  const isOn = ({ page, path, by, value, handle }, at) => {
    if (page === "path") return path.endsWith("*") ? at.path.startsWith(path.slice(0, -1)) : at.path === path;
    if (page === "products_in") return Boolean(at.product?.[by].some((one) => isSame(one, value)));
    return page === at.kind && (!handle || handle === at[page].handle);
  };

  const isFor = (quiz, visit) => {
    const { shows = 0, closedAt = 0, isDone } = visit.past[quiz.id] ?? {};
    const has = (rule) => isOn(rule, visit);
    return (
      (!quiz.on.length || quiz.on.some(has)) &&
      !quiz.notOn.some(has) &&
      quiz.utm.every(({ name, value }) => isSame(visit.utm[name], value)) &&
      ["device", "visitor", "signedIn"].every((key) => ["any", visit[key]].includes(quiz[key])) &&
      visit.cart >= (quiz.cartFromMinor ?? 0) &&
      visit.cart <= (quiz.cartToMinor ?? Infinity) &&
      !(visit.now < Date.parse(quiz.fromAt)) &&
      !(visit.now >= Date.parse(quiz.untilAt)) &&
      (!quiz.needsKnown || visit.isKnown) &&
      !isDone &&
      shows < (quiz.mostShows ?? Infinity) &&
      visit.now - closedAt >= quiz.notAgainDays * 864e5
    );
  };

  /** A quiz or the rival it is tried against, by FNV-1a. */
  const armOf = ({ id, version, test }, visitor) => {
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(`${test?.id}:${visitor}`))
      hash = Math.imul(hash ^ byte, 0x1000193) >>> 0;
    if (!test || hash / 2 ** 32 >= test.share) return { quiz: id, version, test: test?.id ?? null };
    return { quiz: test.rival, version: test.rivalVersion, test: test.id };
  };

  /** Liquid counts hundredths of the currency shown, a rule the smallest unit of the shop's own. */
  const minorOf = (hundredths, rate, currency) => {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    return Math.round((hundredths / rate / 100) * 10 ** format.resolvedOptions().maximumFractionDigits);
  };

  /** A visit ends when half an hour passes between two pages. */
  const recall = (stored, search, now) => {
    const [memory, utm] = [{ past: {}, ...stored }, {}];
    for (const [name, value] of new URLSearchParams(search)) if (name.startsWith("utm_")) utm[name.slice(4)] = value;
    const isOver = !(now - memory.visit?.at < 18e5);
    if (isOver) memory.visit = { utm, is: memory.visit ? "returning" : "new" };
    memory.visit.at = now;
    return memory;
  };

  window.Tessera = { isOn, isFor, armOf, minorOf, recall };

  const json = document.getElementById("tessera-page")?.textContent;
  if (!json) return;
  const page = JSON.parse(json);
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const random = () => {
    const bits = crypto.getRandomValues(new Uint8Array(16));
    return btoa(String.fromCharCode(...bits))
      .slice(0, 22)
      .replaceAll("+", "-")
      .replaceAll("/", "_");
  };
  let memory, isBusy, teaser;

  const allows = (purpose) => window.Shopify?.customerPrivacy?.[purpose]?.();
  const mayKeep = () => allows("preferencesProcessingAllowed");
  const attempt = (act) => {
    try {
      return act();
    } catch {
      // Without storage, or Shopify's liking, the quiz goes on.
    }
  };
  const keep = () =>
    attempt(() => {
      if (mayKeep()) localStorage.setItem("tessera", JSON.stringify(memory));
      else localStorage.removeItem("tessera");
    });

  /** Shopify's own script may come later than this one. */
  const publish = (name, data, tries = 20) => {
    if (!allows("analyticsProcessingAllowed")) return;
    const { analytics } = window.Shopify;
    if (analytics?.publish) analytics.publish(`tessera:${name}`, data);
    else if (tries) setTimeout(publish, 500, name, data, tries - 1);
  };
  window.Tessera.publish = publish;
  const share = () => memory.said && publish("quiz", { response: memory.said.id });

  const ask = async (path, message) => {
    const options = message && { method: "POST", body: JSON.stringify(message), keepalive: true };
    const response = await fetch(`${page.root}apps/tessera/${path}`, options);
    if (!response.ok && response.status !== 400) throw response;
    return response.json();
  };
  // By chance, or Shopify would sign all messages of a second alike.
  const tell = (message) => ask(`answers?once=${random()}`, message);
  const load = (src) =>
    new Promise((onload, onerror) => document.head.append(make("script", { src, onload, onerror })));

  const open = async (entry) => {
    if (isBusy) return;
    isBusy = true;
    try {
      const arm = armOf(entry, (memory.visitor ??= random()));
      const { said } = memory;
      const me = page.isSignedIn || said || entry.needsKnown ? "&me=1" : "";
      const path = `quiz?id=${arm.quiz}&v=${arm.version}${me}${said ? `&response=${said.id}` : ""}`;
      const [answer] = await Promise.all([ask(path), window.TesseraPopup ?? load(page.popup)]);
      const isNews = answer.quiz.capture || answer.quiz.questions.some(({ key }) => !answer.known[key]);
      if (answer.isFor && isNews) show(entry, arm, answer);
      else teaser?.remove();
    } catch {
      isBusy = false;
    }
  };

  const show = (entry, { quiz: id, version, test }, { quiz, known }) => {
    const { words, locale, country, layer } = page;
    const past = (memory.past[entry.id] ??= { shows: 0 });
    let { said } = memory;
    if (said?.quiz !== id || said.version !== version) said = { id: random(), quiz: id, version };
    const passage = { response: said.id, quiz: id, version, test, page: location.pathname, locale, country };
    if (!isSame) passage.before = memory.said?.id;
    let isNew = memory.said !== said;
    const send = async (message) => {
      // Who leaves at once goes on.
      memory.said = said;
      keep();
      const answer = await tell({ ...passage, ...message });
      if (answer.problem) return answer;
      past.isDone ||= message.do === "finish";
      keep();
      const { email } = message;
      if (isNew || email) share();
      isNew = false;
      if (email && allows("marketingAllowed"))
        attempt(() => window.Shopify.analytics.visitor({ email }, { appId: page.storefront.app }));
      return answer;
    };
    const onClose = () => {
      isBusy = false;
      past.closedAt = Date.now();
      if (past.isDone) teaser?.remove();
      keep();
    };
    past.shows++;
    keep();
    window.TesseraPopup.open(quiz, { words, locale, layer, known, send, onClose });
    tell({ do: "show", quiz: id, version }).catch(() => {});
  };

  const tease = (entry) => {
    const { text, side } = entry.teaser;
    const style = `all:initial;outline:revert;position:fixed;${side}:-12px;bottom:${page.bottom}%;z-index:${page.layer};padding:16px 9px;padding-${side}:21px;
      border:2px solid ${entry.color};border-radius:12px;background:#fff;color:#1d1d1f;font:600 15px system-ui;writing-mode:vertical-rl;cursor:pointer;box-shadow:0 0 16px #0004`;
    teaser = make("button", { type: "button", textContent: text, style, onclick: () => open(entry) });
    document.body.append(teaser);
  };

  /** Opens a quiz at the first of its moments. */
  const wait = (entry, device) => {
    const { afterSeconds, afterScrollPercent, onExitIntent } = entry.opens;
    const once = new AbortController();
    const on = (target, type, listener) =>
      target.addEventListener(type, listener, { passive: true, signal: once.signal });
    const go = () => {
      if (once.signal.aborted) return;
      if (document.activeElement?.matches("input,textarea,select")) return setTimeout(go, 2000);
      once.abort();
      open(entry);
    };
    if (entry.teaser) tease(entry);
    if (afterSeconds !== null) setTimeout(go, afterSeconds * 1000);
    if (onExitIntent) on(document, "mouseout", ({ relatedTarget, clientY }) => relatedTarget || clientY > 0 || go());
    let lowest = { y: 0, at: 0 };
    on(window, "scroll", ({ timeStamp: at }) => {
      const [y, { scrollHeight, clientHeight }] = [scrollY, document.documentElement];
      if (afterScrollPercent !== null && (y + clientHeight) * 100 >= afterScrollPercent * scrollHeight) go();
      // Who leaves on a phone flicks up to the address bar: half a screen in a third of a second.
      if (y > lowest.y || at - lowest.at > 333) lowest = { y, at };
      else if (onExitIntent && device === "phone" && lowest.y - y > clientHeight / 2) go();
    });
  };

  const start = () => {
    if (memory) return;
    memory = recall(
      mayKeep() && attempt(() => JSON.parse(localStorage.getItem("tessera"))),
      location.search,
      Date.now(),
    );
    keep();
    share();
    const visit = {
      ...page,
      ...memory.visit,
      past: memory.past,
      now: Date.now(),
      path: location.pathname.slice(page.root.length - 1),
      device: matchMedia("(max-width: 749px)").matches ? "phone" : "desktop",
      visitor: page.isSignedIn ? "returning" : memory.visit.is,
      signedIn: page.isSignedIn ? "yes" : "no",
      isKnown: page.isSignedIn || memory.said,
      cart: minorOf(page.cart, window.Shopify?.currency?.rate || 1, page.currency),
    };
    const entry = page.storefront.quizzes.find((quiz) => isFor(quiz, visit));
    if (entry) wait(entry, visit.device);
  };
  document.addEventListener("visitorConsentCollected", () => memory && (keep(), share()));
  if (window.Shopify?.customerPrivacy || !window.Shopify?.loadFeatures) start();
  else window.Shopify.loadFeatures([{ name: "consent-tracking-api", version: "0.1" }], start);
  setTimeout(start, 3000);
})();
