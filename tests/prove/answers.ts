import { env } from "node:process";
import { createResend } from "../../sandbox/resend";

/**
 * Shoppers answer a quiz and, where one word is not enough, confirm their address, while a real worker does all that
 * follows: from the answer or the confirmation to the segment it must take less than five seconds for 99 of 100.
 * @param words how many shoppers; 500 when left out
 */
export async function prove(_databaseUrl: string, words: readonly string[]): Promise<string[]> {
  const resend = createResend({ apiKeys: ["re_prove"], domains: ["shop.example"], requestsPerSecond: 1000 });
  const { url, close } = await resend.listen(0);
  // Before anything of the application is read.
  env["RESEND_BASE_URL"] = url;
  env["RESEND_API_KEY"] = "re_prove";
  try {
    const { run } = await import("./answers/course");
    return await run(Number(words[0] ?? 500), (email) => resend.mails(email));
  } finally {
    await resend.close();
    await close();
  }
}
