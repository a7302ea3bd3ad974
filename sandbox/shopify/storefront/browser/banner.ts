import type { ConsentBook } from "./consent";

/** A stand-in for Shopify's cookie banner; the footer's button brings it back. */
export function offerBanner(book: ConsentBook): void {
  if (book.mustAsk) showBanner(book);
  for (const button of document.querySelectorAll("[data-privacy]"))
    button.addEventListener("click", () => showBanner(book)?.focus());
}

function showBanner(book: ConsentBook): HTMLElement | null {
  if (document.querySelector(".consent")) return null;
  const banner = document.createElement("section");
  banner.className = "consent";
  banner.tabIndex = -1;
  banner.setAttribute("aria-label", "Cookies");
  const heading = document.createElement("h2");
  heading.textContent = "Cookies";
  const words = document.createElement("p");
  words.textContent = "May we and our partners remember what you look at here, to make the shop and its mail better?";
  const answers = document.createElement("div");
  answers.append(answer("Accept", true, book, banner), answer("Decline", false, book, banner));
  banner.append(heading, words, answers);
  document.body.append(banner);
  return banner;
}

function answer(label: string, isYes: boolean, book: ConsentBook, banner: HTMLElement): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = isYes ? "button" : "button button--plain";
  button.textContent = label;
  button.addEventListener("click", () => {
    book.say({ analytics: isYes, marketing: isYes, preferences: isYes, sale_of_data: isYes });
    banner.remove();
  });
  return button;
}
