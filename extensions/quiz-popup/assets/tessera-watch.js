/** Tells the pixels how far and how long a page is read, and which videos are played. Consent is seen to by `publish`. */
(() => {
  const { publish } = window.Tessera;
  const { watches } = JSON.parse(document.getElementById("tessera-page").textContent).storefront;

  const percents = [25, 50, 75, 100];
  const onScroll = () => {
    const { scrollHeight, clientHeight } = document.documentElement;
    const seen = ((scrollY + clientHeight) / scrollHeight) * 100;
    while (seen + 0.5 >= percents[0]) publish("scrolled", { percent: percents.shift() });
  };
  if (watches.scroll) addEventListener("scroll", onScroll, { passive: true });

  const marks = [30, 60, 180];
  let seconds = 0;
  const tick = () => {
    if (!document.hidden && ++seconds === marks[0]) publish("stayed", { seconds: marks.shift() });
    if (!marks.length) clearInterval(clock);
  };
  const clock = watches.time && setInterval(tick, 1000);

  const played = new Set();
  const onPlay = (player, title) => {
    if (!played.has(player)) publish("video_played", { title: (title || document.title).slice(0, 200) });
    played.add(player);
  };
  if (!watches.video) return;
  addEventListener("play", ({ target }) => onPlay(target, target.title || target.ariaLabel), true);
  // Players of YouTube and Vimeo are pages of their own: a press into one takes the focus from this page.
  addEventListener("blur", () => {
    const frame = document.activeElement;
    if (frame?.matches('iframe[src*="youtube"], iframe[src*="vimeo"]')) onPlay(frame, frame.title);
  });
})();
