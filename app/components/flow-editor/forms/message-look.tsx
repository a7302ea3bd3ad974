import { BlockStack, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { MailFrame } from "~/components/template-editor/mail-frame";
import { alikeRate } from "~/domains/templates";
import { fetchLook } from "../ask";
import type { FlowForm } from "../form-context";
import type { LookAnswer } from "../question";

/** How a message looks to nobody in particular, and how much it differs from what other segments get. */
export function MessageLook({ template }: { template: FlowForm["templates"][number] }) {
  const look = useLook(template.key);
  if (!look) {
    return (
      <Text as="p" tone="subdued">
        The message is fetched…
      </Text>
    );
  }
  if (look.outcome === "wrong") return <Text as="p">{look.problem}</Text>;
  const [nearest] = look.compared;
  return (
    <BlockStack gap="200">
      <Text as="p" fontWeight="semibold" breakWord>
        {look.subject}
      </Text>
      <MailFrame
        html={look.html}
        isPhone={false}
        isDark={false}
        height={320}
        title={`${template.name}: how it looks`}
      />
      {nearest && <Text as="p">{differenceWords(nearest)}</Text>}
    </BlockStack>
  );
}

function differenceWords({ name, difference }: { name: string; difference: number }): string {
  const percent = Math.round(difference * 100);
  if (percent === 0) return `It says the same as “${name}”, which other segments get: give this one words of its own.`;
  const words = `Most like “${name}”, which other segments get: ${percent} % of it is different.`;
  return difference < alikeRate ? `${words} That is nearly the same mail.` : words;
}

function useLook(template: string): LookAnswer | null {
  const [look, setLook] = useState<LookAnswer | null>(null);
  useEffect(() => {
    const asking = new AbortController();
    fetchLook(template, asking.signal)
      .then(setLook)
      .catch(() => asking.signal.aborted || setLook({ outcome: "wrong", problem: "Its picture did not come." }));
    return () => asking.abort();
  }, [template]);
  return look;
}
