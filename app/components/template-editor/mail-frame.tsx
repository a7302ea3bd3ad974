import { useEffect, useRef, useState } from "react";
import { framed } from "./framed";

const widths = { desktop: 680, phone: 375 } as const;

interface Props {
  html: string;
  isPhone: boolean;
  isDark: boolean;
  height?: number;
  title?: string;
}

/**
 * A mail, as it is, in a frame of its own that may run nothing, go nowhere and see nothing of the page around it:
 * whatever stands in a mail stays a picture of it. One too wide for its place is made smaller as a whole.
 */
export function MailFrame({ html, isPhone, isDark, height = 640, title = "The message as it looks" }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<number>(widths.desktop);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const width = isPhone ? widths.phone : widths.desktop;
  const scale = Math.min(1, room / width);
  return (
    <div
      ref={place}
      style={{
        background: isDark ? "#1f2123" : "var(--p-color-bg-surface-secondary)",
        borderRadius: "var(--p-border-radius-200)",
        height,
        overflow: "hidden",
      }}
    >
      <iframe
        title={title}
        sandbox=""
        referrerPolicy="no-referrer"
        srcDoc={framed(html, isDark)}
        style={{
          border: 0,
          display: "block",
          height: height / scale,
          margin: scale < 1 ? 0 : "0 auto",
          transform: `scale(${scale})`,
          transformOrigin: "0 0",
          width,
        }}
      />
    </div>
  );
}
