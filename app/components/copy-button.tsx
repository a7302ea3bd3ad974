import { useAppBridge } from "@shopify/app-bridge-react";
import { Button } from "@shopify/polaris";
import { ClipboardIcon } from "@shopify/polaris-icons";

/** Copies a text, and says so. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const shopify = useAppBridge();
  const copy = async () => {
    const isCopied = await copyText(text);
    shopify.toast.show(isCopied ? "Copied" : "Your browser does not allow it: mark the text and copy it", {
      isError: !isCopied,
    });
  };
  return <Button icon={ClipboardIcon} accessibilityLabel={label} variant="tertiary" onClick={() => void copy()} />;
}

/** Browsers may forbid frames the clipboard. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
