/** Every half hour of a day, to choose from: minutes and what a clock shows. @param last whether midnight ends the day, too */
export function clockTimes({ last }: { last: boolean }): { value: string; label: string }[] {
  const count = last ? 49 : 48;
  return Array.from({ length: count }, (_, half) => ({ value: String(half * 30), label: clockTime(half * 30) }));
}

/** "08:00". */
export function clockTime(minutes: number): string {
  const pad = (part: number) => String(part).padStart(2, "0");
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
