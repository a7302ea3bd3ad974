import { z } from "zod";

/** The number of a campaign, as addresses and forms carry it. */
export const CampaignId = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
