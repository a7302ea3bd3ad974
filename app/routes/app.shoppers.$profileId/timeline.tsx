import { useLocation, useSearchParams } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { BlockStack, Card, InlineStack, Link, Pagination, Select, Text } from "@shopify/polaris";
import { usePaging, type Page } from "~/components/paging";
import type { TimelineKind } from "~/domains/reports/model";
import type { viewEntry } from "./view";

const kinds: { value: TimelineKind | "all"; label: string }[] = [
  { value: "all", label: "Everything" },
  { value: "orders", label: "Orders" },
  { value: "baskets", label: "Carts and checkouts" },
  { value: "visits", label: "Visits to the shop" },
  { value: "answers", label: "Quiz answers" },
  { value: "messages", label: "Messages and flows" },
  { value: "segments", label: "Segments" },
  { value: "consent", label: "Consent" },
];

interface Props {
  kind: TimelineKind | "all";
  timeline: Page<ReturnType<typeof viewEntry>>;
  /** The entry that a link led to. */
  entry: string | null;
}

/** What happened with the shopper, newest first. */
export function Timeline({ kind, timeline, entry }: Props) {
  const [, setParams] = useSearchParams();
  const paging = usePaging(timeline);
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            What happened
          </Text>
          <Select
            label="Show"
            labelInline
            options={kinds}
            value={kind}
            onChange={(value) => setParams({ kind: value })}
          />
        </InlineStack>
        {timeline.rows.length === 0 && (
          <Text as="p" tone="subdued">
            Nothing of this kind is known.
          </Text>
        )}
        <BlockStack gap="300" as="ol">
          {timeline.rows.map(({ key, at, words, cause }) => (
            <Entry key={key} id={key} at={at} words={words} cause={cause} isMeant={key === entry} />
          ))}
        </BlockStack>
        {paging && <Pagination {...paging} />}
      </BlockStack>
    </Card>
  );
}

interface EntryProps {
  id: string;
  at: string;
  words: string;
  /** The entry of what led to it, as far as something is known to. */
  cause: string | null;
  isMeant: boolean;
}

function Entry({ id, at, words, cause, isMeant }: EntryProps) {
  const { pathname } = useLocation();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!isMeant) return;
    item.current?.scrollIntoView({ block: "center" });
    item.current?.focus({ preventScroll: true });
  }, [isMeant]);
  return (
    <li
      ref={item}
      id={id}
      // Whoever came for it finds it by eye, by ear and by keyboard.
      {...(isMeant && { tabIndex: -1, "aria-current": true })}
      style={{
        display: "grid",
        gap: "0.25rem 1rem",
        gridTemplateColumns: "minmax(8.5rem, auto) 1fr",
        ...(isMeant && {
          background: "var(--p-color-bg-surface-info)",
          outline: "0.25rem solid var(--p-color-bg-surface-info)",
        }),
      }}
    >
      <Text as="span" tone="subdued">
        {at}
      </Text>
      <Text as="span" breakWord>
        {words}
        {cause !== null && (
          <>
            {" · "}
            <Link url={`${pathname}?entry=${encodeURIComponent(cause)}`}>See the click</Link>
          </>
        )}
      </Text>
    </li>
  );
}
