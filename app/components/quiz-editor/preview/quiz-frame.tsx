import { useEffect, useRef, useState, type RefObject } from "react";
import words from "../../../../extensions/quiz-popup/locales/en.default.json";
import { framePage } from "./frame-page";
import { Told } from "./told";

const widths = { desktop: 800, phone: 375 } as const;
const height = 560;
const patienceMs = 200;

interface Props {
  /** The quiz as the storefront is given it. */
  quiz: object;
  /** The step that is opened: a question's key, or "@intro", "@email", "@result"; null for the beginning. */
  step: string | null;
  /** Changes when it is to be opened anew though the quiz is the same. */
  turn: string;
  isPhone: boolean;
  /** What the popup asks, and is answered. */
  answer(said: Extract<Told, { type: "said" }>["message"]): unknown;
  onClosed(): void;
}

/** The popup of the storefront, in a frame that can run nothing but it and see nothing of the page around it. */
export function QuizFrame({ quiz, step, turn, isPhone, answer, onClosed }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [isReady, setIsReady] = useState(false);
  const listening = useRef({ answer, onClosed });
  listening.current = { answer, onClosed };
  const room = useRoom(place);

  useEffect(() => {
    const listen = ({ source, data }: MessageEvent<unknown>) => {
      if (!frame.current || source !== frame.current.contentWindow) return;
      const told = Told.safeParse(data);
      if (!told.success) return;
      if (told.data.type === "ready") setIsReady(true);
      if (told.data.type === "closed") listening.current.onClosed();
      if (told.data.type !== "said") return;
      const { id, message } = told.data;
      frame.current.contentWindow?.postMessage({ type: "answer", id, answer: listening.current.answer(message) }, "*");
    };
    window.addEventListener("message", listen);
    return () => window.removeEventListener("message", listen);
  }, []);

  // A frame that was there before this page could listen has said so to nobody: it is told in any case.
  const shown = JSON.stringify({ quiz, step });
  useEffect(() => {
    const timer = setTimeout(() => {
      const message: unknown = { type: "show", quiz, step, words: words.popup };
      frame.current?.contentWindow?.postMessage(message, "*");
    }, patienceMs);
    return () => clearTimeout(timer);
  }, [shown, turn, isReady]);

  const width = isPhone ? widths.phone : widths.desktop;
  const scale = Math.min(1, room / width);
  return (
    <div ref={place} style={{ borderRadius: "var(--p-border-radius-200)", height, overflow: "hidden" }}>
      <iframe
        ref={frame}
        title="The quiz as shoppers see it"
        sandbox="allow-scripts"
        referrerPolicy="no-referrer"
        srcDoc={framePage}
        style={{
          border: "var(--p-border-width-025) solid var(--p-color-border)",
          boxSizing: "border-box",
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

/** How wide the place is. */
function useRoom(place: RefObject<HTMLDivElement>): number {
  const [room, setRoom] = useState<number>(widths.desktop);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return room;
}
