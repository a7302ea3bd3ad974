import { useLocation, useNavigation } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Card, SkeletonBodyText, SkeletonDisplayText, SkeletonPage } from "@shopify/polaris";
import { useEffect, useRef, useState, type ReactNode } from "react";

/** Most pages come sooner; a skeleton for so short a time would only flicker. */
const patienceMs = 250;

/**
 * Shows the admin's loading bar while something is fetched and, when another page takes a while, its outline. What was
 * there stays as it is until the other page has come.
 */
export function WhileLoading({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const { state, location } = useNavigation();
  const shopify = useAppBridge();
  const isLoading = state === "loading";
  useEffect(() => {
    if (!isLoading) return;
    shopify.loading(true);
    return () => shopify.loading(false);
  }, [isLoading, shopify]);
  const isOutline = useLasting(isLoading && location.pathname !== pathname);
  const page = useFocusAtStart(pathname);
  return (
    <>
      {isOutline && <Outline />}
      <div ref={page} tabIndex={-1} hidden={isOutline} style={{ outline: "none" }}>
        {children}
      </div>
    </>
  );
}

/** True once a condition has held for a while. */
function useLasting(condition: boolean): boolean {
  const [hasLasted, setHasLasted] = useState(false);
  useEffect(() => {
    if (!condition) return;
    const timer = setTimeout(() => setHasLasted(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setHasLasted(false);
    };
  }, [condition]);
  return condition && hasLasted;
}

/** Puts a keyboard's or a screen reader's place at the start of each new page, unless it is outside the app. */
function useFocusAtStart(pathname: string) {
  const start = useRef<HTMLDivElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (document.hasFocus()) start.current?.focus({ preventScroll: true });
  }, [pathname]);
  return start;
}

function Outline() {
  return (
    <SkeletonPage>
      <BlockStack gap="400">
        {[2, 6].map((lines) => (
          <Card key={lines}>
            <BlockStack gap="400">
              <SkeletonDisplayText size="small" />
              <SkeletonBodyText lines={lines} />
            </BlockStack>
          </Card>
        ))}
      </BlockStack>
    </SkeletonPage>
  );
}
