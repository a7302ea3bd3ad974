import { render, toPlainText } from "react-email";
import type { Content } from "../content/model";
import type { Brand } from "../model";
import { picked } from "./choices";
import { cut, type Skeleton } from "./fill";
import { Mail } from "./mail";
import { productValue, type Shape } from "./shape";
import { slotWriter, type Slot, type Writer } from "./writer";

/** Capitals would be no words of the merchant's. */
export const plainTextOptions = {
  selectors: ["h1", "h2", "h3"].map((selector) => ({ selector, options: { uppercase: false } })),
};

/** Renders a content for a shape, once for everybody who has it: slow, as react-email is. */
export async function renderSkeleton(content: Content, brand: Brand, shape: Shape): Promise<Skeleton> {
  const slots: Slot[] = [];
  const writer = slotWriter(slots);
  const provided = { products: placesFor(shape, writer), coupon: shape.coupon };
  const { choices } = shape;
  const mail = <Mail content={content} choices={choices} brand={brand} provided={provided} writer={writer} />;
  const html = await render(mail);
  const subject = writer.line(picked(content.subject, choices.subject));
  return { slots, subject: cut(subject), html: cut(html), text: cut(toPlainText(html, plainTextOptions)) };
}

function placesFor({ products }: Shape, writer: Writer) {
  return Object.fromEntries(
    Object.entries(products).map(([id, shapes]) => [
      id,
      shapes.map(({ hasImage, hasPrice }, i) => ({
        title: writer.value(productValue(id, i, "title"), "words"),
        url: writer.value(productValue(id, i, "url"), "address"),
        imageUrl: hasImage ? writer.value(productValue(id, i, "image"), "address") : null,
        price: hasPrice ? writer.value(productValue(id, i, "price"), "words") : null,
      })),
    ]),
  );
}
