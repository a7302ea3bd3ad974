/** What can be missing or stale about a shopper, each as a segment, in the words of the language. */
export const gaps = [
  {
    key: "no_address",
    label: "No email address",
    because: "nobody can write to them",
    meaning: "customer_email_domain IS NULL",
  },
  {
    key: "no_location",
    label: "No country",
    because: "quiet hours and consent follow the shop’s own country instead of theirs",
    meaning: "customer_countries IS NULL",
  },
  {
    key: "no_language",
    label: "No language",
    because: "they get your mail in the language of your shop",
    meaning: "customer_language IS NULL",
  },
  {
    key: "silent",
    label: "Nothing heard for a year",
    because: "what is known of them is likely out of date",
    meaning:
      "customer_added_date < -365d AND orders_placed NOT MATCHES (date >= -365d) AND message_clicked NOT MATCHES (date >= -365d)" +
      " AND storefront_event.product_viewed NOT MATCHES (date >= -365d) AND quiz_answered NOT MATCHES (date >= -365d)",
  },
  {
    key: "bounced",
    label: "Mail came back in the last year",
    because: "the address is wrong or gone",
    meaning: "message_bounced MATCHES (date >= -365d)",
  },
  {
    key: "disposable",
    label: "A disposable address",
    because: "it was made to be thrown away, and stops working soon",
    meaning: "address_problem = 'disposable'",
  },
  {
    key: "mistyped",
    label: "Probably a mistyped address",
    because: "its domain is one letter away from a common one",
    meaning: "address_problem = 'mistyped'",
  },
] as const;
