/** What the app's page tells the admin around it. */
export type FromApp =
  | { type: "location"; path: string }
  | { type: "leave"; path: string }
  | { type: "links"; links: NavigationLink[] }
  | { type: "title"; title: string | null; buttons: BarButton[] }
  | { type: "saveBar"; open: boolean; buttons: BarButton[] }
  | { type: "toast"; id: string; text: string; isError: boolean; durationMs: number; action: string | null }
  | { type: "hideToast"; id: string }
  | { type: "loading"; isLoading: boolean }
  | { type: "askLeave" }
  | { type: "askScopes"; scopes: string[] };

/** What the admin tells the app's page. */
export type FromAdmin =
  | { type: "follow"; href: string }
  | { type: "press"; bar: "title" | "saveBar"; button: number }
  | { type: "toastAction"; id: string }
  | { type: "toastDismissed"; id: string }
  | { type: "leaveAnswered"; isLeaving: boolean }
  | { type: "scopesAnswered" };

export interface NavigationLink {
  label: string;
  href: string;
  isHome: boolean;
}

export interface BarButton {
  label: string;
  isPrimary: boolean;
  isDisabled: boolean;
  isCritical: boolean;
}

export interface Envelope<Message> {
  sender: "sandbox-app" | "sandbox-admin";
  message: Message;
}

export function isFromApp(data: unknown): data is Envelope<FromApp> {
  return sentBy(data) === "sandbox-app";
}

export function isFromAdmin(data: unknown): data is Envelope<FromAdmin> {
  return sentBy(data) === "sandbox-admin";
}

function sentBy(data: unknown): unknown {
  return typeof data === "object" && data !== null && "sender" in data ? data.sender : null;
}
