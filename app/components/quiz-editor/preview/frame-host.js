// Runs in the preview's frame beside the very popup of the storefront: it opens what the page around it says, and hands
// back what is answered there. The frame may run scripts, but belongs to no site: it can reach nothing of the admin.
const waiting = new Map();
let asked = 0;
let shown = null;

const tell = (message) => parent.postMessage(message, "*");

const send = (message) =>
  new Promise((resolve) => {
    asked += 1;
    waiting.set(asked, resolve);
    tell({ type: "said", id: asked, message });
  });

const show = ({ quiz, words, step }) => {
  const former = shown;
  shown = null;
  former?.close();
  const handle = window.TesseraPopup.open(quiz, {
    words,
    locale: "en",
    known: {},
    isPreview: true,
    send,
    onClose: () => shown === handle && tell({ type: "closed" }),
  });
  shown = handle;
  if (step) handle?.show(step);
};

window.addEventListener("message", ({ source, data }) => {
  if (source !== parent) return;
  if (data.type === "show") show(data);
  if (data.type !== "answer") return;
  waiting.get(data.id)?.(data.answer);
  waiting.delete(data.id);
});
tell({ type: "ready" });
