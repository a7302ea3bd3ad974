import { useEffect, useRef, useState } from "react";
import type { Part } from "./parts";

/** Opens a part and puts the focus into the field that is meant, once it is there. */
export function useJump(open: (part: Part) => void) {
  const place = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<{ part: Part; path: string } | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const field = document.getElementById(wanted.path) ?? document.getElementById(`head-${wanted.part}`);
    field?.focus();
    field?.scrollIntoView({ block: "center" });
    setWanted(null);
  }, [wanted]);
  const jump = (part: Part, path: string) => {
    open(part);
    setWanted({ part, path });
  };
  return { jump, place };
}
