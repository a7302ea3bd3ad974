import type { ReadyMessage } from "./model";
import { block, by, link, opening, products, same } from "./write";

const longest = "number_of_orders >= 10";
const years = "customer_added_date < -1y";
const newest = "{{shop_url}}/collections/all?sort_by=created-descending";

export const vipEarlyAccess: ReadyMessage = {
  key: "vip-early-access",
  name: "Early access for your best",
  goal: "upsell",
  topic: "offers",
  why: "To your best customers, a day or two before you tell everybody else; keep to that order, or it is not true. Pick the new products, and say until when the others wait.",
  content: {
    subject: same("{{first_name|Hello}}, you see it first"),
    preheader: same("New things, before we tell everybody else"),
    blocks: [
      block("hero", {
        type: "hero",
        content: by(
          [
            [
              longest,
              opening(
                "You first, {{first_name|friend}}",
                "Nobody knows this shop as well as those who have ordered ten times and more. So you see what is new before we write to anybody else.",
                link("See what is new", newest),
              ),
            ],
            [
              years,
              opening(
                "You first, {{first_name|friend}}",
                "You have been with us for more than a year. It seems right that you see what is new before we tell everybody else.",
                link("See what is new", newest),
              ),
            ],
          ],
          opening(
            "You first, {{first_name|friend}}",
            "You came early and you come often. So you see what is new before we write to everybody else.",
            link("See what is new", newest),
          ),
        ),
      }),
      block("why", {
        type: "urgency",
        text: "No rush, only a head start: in a few days everybody will know.",
      }),
      block("products", products({ source: "recommended", heading: "For you, from {{favourite_category|the shop}}" })),
      block("ask", {
        type: "text",
        text: same("Tell us what you think of it, good or bad. You are the first to be asked."),
      }),
    ],
  },
};
