import { BlockStack, InlineStack, Text } from "@shopify/polaris";
import type { Share, Way } from "~/components/campaigns/progress-view";

// Told apart by who sees colours otherwise, too: light and dark, and never by the colour alone.
const colors: Record<Way, string> = { sent: "#1f5199", waiting: "#9ec3f0", skipped: "#d9822b", failed: "#8e1f0b" };
const [width, height] = [400, 28];

interface Props {
  shares: readonly Share[];
  audience: number;
}

/** The audience as one bar in four parts. The table beside it says the same. */
export function SharesPicture({ shares, audience }: Props) {
  const shown = shares.filter(({ count }) => count > 0);
  return (
    <BlockStack gap="200">
      <svg
        role="img"
        aria-label={shares.map(({ label, count }) => `${label}: ${count.toLocaleString("en-GB")}`).join(", ")}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        width="100%"
        height={height}
        style={{ borderRadius: "var(--p-border-radius-100)", display: "block" }}
      >
        <rect width={width} height={height} fill="#e3e3e3" />
        {shown.map(({ way, count }, at) => {
          const before = shown.slice(0, at).reduce((sum, one) => sum + one.count, 0);
          const [x, wide] = [(before / audience) * width, (count / audience) * width];
          return <rect key={way} x={x} width={Math.max(1, wide - 1)} height={height} fill={colors[way]} />;
        })}
      </svg>
      <InlineStack gap="300">
        {shown.map(({ way, label, count }) => (
          <InlineStack key={way} gap="100" blockAlign="center">
            <span aria-hidden style={{ background: colors[way], borderRadius: 2, height: 12, width: 12 }} />
            <Text as="span">
              {label} {percent(count, audience)}
            </Text>
          </InlineStack>
        ))}
      </InlineStack>
    </BlockStack>
  );
}

function percent(count: number, whole: number): string {
  return new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: 1 }).format(count / whole);
}
