/** Words a condition can begin with, by their nature, in the order they are offered. Each name stands in one group. */
export const wordGroups: readonly { title: string; names: readonly string[] }[] = [
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
