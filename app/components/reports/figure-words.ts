/** What each figure of the reports means, and how it is counted: said once, for pages, their help and docs/reports.md. */
export const figureWords = {
  "Revenue of the shop":
    "What all orders came to, whether or not mail had a part in them: less refunds, without cancelled orders, in the shop’s currency.",
  "Revenue credited to mail":
    "What those orders came to, less refunds, that followed a click in a mail within the attribution window. The last mail that was clicked gets all of it. It is a correlation: some would have bought anyway.",
  "Orders credited to mail":
    "Orders that are credited to a mail: the last one that was clicked within the window before the order.",
  Assisted:
    "Orders credited to another mail, before which this one was clicked within the window, too. They are in no sum.",
  Sent: "Mails that Resend has accepted. Mails that only ask whose an address is are left out.",
  Delivered: "Mails that the shopper’s mail server has taken.",
  Clicked:
    "Mails in which a person followed a link. Each mail counts once, and clicks of machines that look at mail first do not count.",
  Unsubscribed: "Shoppers who unsubscribed within the attribution window after a mail; the last mail before it counts.",
  Complaints: "Mails that a shopper marked as spam.",
  "Revenue per mail": "Revenue credited to mail, divided by the mails that were sent.",
  "Click rate": "Mails clicked, divided by mails delivered.",
  Shown: "How often the quiz opened in the storefront.",
  Began: "Passages through the quiz in which something was answered.",
  "Became subscribers":
    "Passages whose address is proven: confirmed from its mailbox, or given where one word is enough.",
  "Became buyers": "Passages whose shopper ordered within 30 days after that. Each passage counts once.",
  "Bought again":
    "Of those who first bought in a month, the share who bought in a later month. Each shopper counts once.",
  "Spent so far":
    "What those who first bought in a month have spent up to the end of a later month, on average, less refunds.",
} as const;

export type FigureName = keyof typeof figureWords;

/** What holds for all of them. */
export const countingWords = [
  "Days are those of your shop’s time zone. Today counts as far as it has come, so a period is compared with one that is over.",
  "Each thing is counted on the day on which it happened: a mail on the day it was sent, a click on the day of the click, an order on the day of the order.",
  "Once the attribution window of a day has closed, its figures are final. A refund that comes later is taken off on the day it becomes known, so no past report changes behind your back.",
  "Opened mails are counted nowhere. Mail programs open mail by themselves, so it says nothing about people.",
  "Orders in other currencies than your shop’s are counted, and not added up.",
  "Where there are too few shoppers or orders to tell a difference from luck, it says “cannot tell”.",
] as const;
