import type { ReactNode } from "react";
import type { BlockContent } from "../content/model";
import { ButtonEmail } from "./button/email";
import { ComparisonEmail } from "./comparison/email";
import { CouponEmail } from "./coupon/email";
import { DividerEmail } from "./divider/email";
import { HeroEmail } from "./hero/email";
import { ProductsEmail } from "./products/email";
import type { Sight } from "./sight";
import { SocialEmail } from "./social/email";
import { TestimonialEmail } from "./testimonial/email";
import { TextEmail } from "./text/email";
import { TipEmail } from "./tip/email";
import { UrgencyEmail } from "./urgency/email";

/** A block in a mail. */
export function show(block: BlockContent, sight: Sight): ReactNode {
  switch (block.type) {
    case "hero":
      return <HeroEmail block={block} sight={sight} />;
    case "text":
      return <TextEmail block={block} sight={sight} />;
    case "button":
      return <ButtonEmail block={block} sight={sight} />;
    case "products":
      return <ProductsEmail block={block} sight={sight} />;
    case "tip":
      return <TipEmail block={block} sight={sight} />;
    case "testimonial":
      return <TestimonialEmail block={block} sight={sight} />;
    case "comparison":
      return <ComparisonEmail block={block} sight={sight} />;
    case "coupon":
      return <CouponEmail block={block} sight={sight} />;
    case "urgency":
      return <UrgencyEmail block={block} sight={sight} />;
    case "divider":
      return <DividerEmail block={block} sight={sight} />;
    case "social":
      return <SocialEmail block={block} sight={sight} />;
    default:
      return block satisfies never;
  }
}
