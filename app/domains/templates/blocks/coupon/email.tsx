import { Section, Text } from "react-email";
import { Action, Over, Room, Words } from "../parts";
import type { BlockProps } from "../sight";

/** Shopify's address that puts a code on whatever is bought next. */
const redeem = "{{shop_url}}/discount/{{coupon_code}}";

/** The code in letters that can be told apart, and until when it is good. */
export function CouponEmail({ block, sight }: BlockProps<"coupon">) {
  const { coupon, styles, theme } = sight;
  if (!coupon) return null;
  const code = {
    ...styles.text,
    fontFamily: "Menlo, Consolas, 'Courier New', monospace",
    fontSize: 20,
    fontWeight: 700,
    letterSpacing: "0.06em",
    padding: "8px 0",
    wordBreak: "break-word",
  } as const;
  return (
    <Room>
      <Section
        className="tint line"
        style={{ ...styles.card, border: `1px dashed ${theme.day.button}`, padding: "20px 22px", textAlign: "center" }}
      >
        <Over text={block.heading} sight={sight} />
        <Words text={block.text} sight={sight} />
        <Text className="text" style={code}>
          {sight.line("{{coupon_code}}")}
        </Text>
        <div style={{ padding: "6px 0 10px" }}>
          <Action link={{ label: block.buttonLabel, href: redeem }} sight={sight} />
        </div>
        <Text className="quiet" style={styles.quiet}>
          {coupon.hasEnd ? sight.line("Good once. Last day: {{coupon_ends}}") : "Good once"}
        </Text>
      </Section>
    </Room>
  );
}
