import { attributes } from "~/domains/segments";

interface WordGroup {
  title: string;
  names: readonly string[];
}

const known: readonly WordGroup[] = [
  {
    title: "About the shopper",
    names: [
      "lifecycle_stage",
      "customer_tags",
      "customer_countries",
      "customer_regions",
      "customer_cities",
      "customer_language",
      "customer_email_domain",
      "customer_added_date",
      "email_subscription_status",
      "random_bucket",
    ],
  },
  {
    title: "What they bought",
    names: [
      "orders_placed",
      "products_purchased",
      "number_of_orders",
      "amount_spent",
      "first_order_date",
      "last_order_date",
      "average_order_value",
      "days_between_orders",
      "discounted_orders_percent",
      "season",
      "product_types_bought",
      "rfm_group",
      "rfm_group_of_six",
      "rfm_recency",
      "rfm_frequency",
      "rfm_monetary",
    ],
  },
  {
    title: "What they did in the shop",
    names: [
      "storefront_event.product_viewed",
      "storefront_event.collection_viewed",
      "search_submitted",
      "page_viewed",
      "page_scrolled",
      "page_stayed",
      "video_played",
      "cart_updated",
      "checkout_started",
      "abandoned_checkout_date",
      "price_dropped",
      "back_in_stock",
      "usual_hour",
      "usual_weekday",
      "usual_device",
    ],
  },
  {
    title: "Messages",
    names: [
      "message_delivered",
      "message_clicked",
      "message_bounced",
      "message_complained",
      "flow_entered",
      "trait_set",
    ],
  },
  { title: "Quizzes", names: ["quiz_answered"] },
  { title: "Other segments", names: ["member_of", "segment_entered", "segment_left"] },
];

/** What is worked out of what shoppers do and buy, and stands in no other group. */
const workedOut: WordGroup = {
  title: "What is worked out of it",
  names: attributes
    .filter(({ name, absent }) => absent !== "unknowable" && !known.some(({ names }) => names.includes(name)))
    .map(({ name }) => name),
};

/** Words a condition can begin with, by their nature, in the order they are offered. Each name stands in one group. */
export const wordGroups: readonly WordGroup[] = workedOut.names.length > 0 ? [...known, workedOut] : known;
